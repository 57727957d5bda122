import { buildWhatIsMissing } from './build.ts';

process.env['NODE_ENV'] ??= 'production';
buildWhatIsMissing();
await import('../http/main.ts');
