import { describe, expect, it } from 'vitest';
import { everyKindChecklist as start } from '#tests/factories/every-kind-checklist.ts';
import { type ChecklistDefinition, questionsOf } from './definition.ts';
import { sectionOf } from './edit-definition.ts';
import {
  moveQuestionToPlace,
  moveSectionToPlace,
  placeOfQuestion,
  placeOfSection,
  placesForQuestion,
  placesForSection,
} from './move-anywhere.ts';

const keysOf = (definition: ChecklistDefinition) => questionsOf(definition).map(({ key }) => key);

describe('a question', () => {
  it('comes to each place that is offered, and to no other, without any other being moved', () => {
    for (const key of keysOf(start)) {
      const others = keysOf(start).filter((one) => one !== key);
      const reached = placesForQuestion(start, key).map(({ value, group }) => {
        const moved = moveQuestionToPlace(start, key, value);
        expect(keysOf(moved).filter((one) => one !== key)).toEqual(others);
        expect(sectionOf(moved, key)?.title).toBe(group);
        expect(placeOfQuestion(moved, key)).toBe(value);
        return JSON.stringify(moved.sections.map(({ questions }) => questions.map((one) => one.key)));
      });
      // As many places as there are questions besides, and one more in each section.
      expect(new Set(reached).size).toBe(others.length + start.sections.length);
    }
  });

  it('stays where it is when the place is not there', () => {
    for (const place of ['', 'i.', 'i.annat', 'efter.', 'efter.annan', 'efter.minuter', 'sist'])
      expect(moveQuestionToPlace(start, 'minuter', place)).toEqual(start);
    expect(moveQuestionToPlace(start, 'annan', 'efter.minuter')).toEqual(start);
  });
});

describe('a section', () => {
  it('comes to each place that is offered with all its questions', () => {
    for (const { key, questions } of start.sections) {
      const places = placesForSection(start, key);
      expect(places).toHaveLength(start.sections.length);
      for (const { value } of places) {
        const moved = moveSectionToPlace(start, key, value);
        expect(placeOfSection(moved, key)).toBe(value);
        expect(moved.sections.find((one) => one.key === key)?.questions).toEqual(questions);
        expect(moved.sections.filter((one) => one.key !== key)).toEqual(
          start.sections.filter((one) => one.key !== key),
        );
      }
    }
  });

  it('stays where it is when the place is not there', () => {
    for (const place of ['', 'efter.annat', 'efter.helhet', 'i.helhet'])
      expect(moveSectionToPlace(start, 'helhet', place)).toEqual(start);
    expect(moveSectionToPlace(start, 'annat', 'forst')).toEqual(start);
  });
});
