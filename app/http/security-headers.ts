import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/**
 * Headers for every answer, also .data, downloads, static files and errors: entry.server sees only pages.
 * The nonce lets Remix's own inline scripts through; nothing else inline runs.
 */
export function securityHeaders(options: { isHttps: boolean; isDevelopment: boolean }): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    const policy = [
      `default-src 'none'`,
      `script-src 'self' 'nonce-${nonce}'`,
      // In development Vite injects styles and speaks over a socket; the built program does neither.
      options.isDevelopment ? `style-src 'self' 'unsafe-inline'` : `style-src 'self'`,
      options.isDevelopment ? `connect-src 'self' ws:` : `connect-src 'self'`,
      `img-src 'self'`,
      `font-src 'self'`,
      `manifest-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ];
    response.setHeader('Content-Security-Policy', policy.join('; '));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    // The address of a published result is its key.
    const isSecretAddress = request.path.toLowerCase().startsWith('/publicerat/');
    response.setHeader('Referrer-Policy', isSecretAddress ? 'no-referrer' : 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    if (options.isHttps) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    // Pages are about people: nothing may be kept by the browser or a proxy. Static files set their own.
    response.setHeader('Cache-Control', 'private, no-store');
    next();
  };
}
