/** Ways, choices, courses and awards as fields: the three levels of a rule, in the words of its drawing. */

import type { AwardType } from "#shared/agreements/terms-schema.ts";
import type { Taught } from "../courses/taught.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Group, TextField } from "../ui/field.tsx";
import { awardNames } from "./choices.ts";
import { CourseFields } from "./course-fields.tsx";
import type { Names } from "./names.ts";
import { emptyAward, emptySent, emptySlot, type TypedAward, type TypedSlot } from "./rule-typed.ts";

type Ways = { slots: TypedSlot[] }[];
type WaysProps = {
  value: Ways;
  onValue: (ways: Ways) => void;
  pointer: string;
  senders: readonly string[];
  names: Names;
  taught: Taught;
};

const without = <Item,>(items: readonly Item[], at: number): Item[] =>
  items.filter((_, index) => index !== at);
const withAt = <Item,>(items: readonly Item[], at: number, item: Item): Item[] => items.with(at, item);

export function WaysField({ value, onValue, pointer, senders, names, taught }: WaysProps) {
  const [sender = ""] = senders;
  return (
    <Group
      legend="The student finishes"
      hint="Everything in one way is needed. A second way is another road to the same credit."
      pointer={pointer}
    >
      <ol class="ways">
        {value.map((way, index) => (
          <li key={index}>
            {index > 0 && (
              <span class="or">
                <span>or</span>
              </span>
            )}
            <div class="way">
              <p class="plate">
                {value.length > 1 ? `Way ${String.fromCharCode(65 + index)}` : "What is needed"}
              </p>
              <Slots
                value={way.slots}
                onValue={(slots) => onValue(withAt(value, index, { slots }))}
                pointer={`${pointer}/${index}/slots`}
                senders={senders}
                names={names}
                taught={taught}
              />
              <div class="row">
                <Button
                  small
                  onClick={() => onValue(withAt(value, index, { slots: [...way.slots, emptySlot(sender)] }))}
                >
                  And another course
                </Button>
                {value.length > 1 && (
                  <Button small kind="quiet" onClick={() => onValue(without(value, index))}>
                    Take this way off
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <div>
        <Button small onClick={() => onValue([...value, { slots: [emptySlot(sender)] }])}>
          Or another way
        </Button>
      </div>
    </Group>
  );
}

type SlotsProps = {
  value: TypedSlot[];
  onValue: (slots: TypedSlot[]) => void;
  pointer: string;
  senders: readonly string[];
  names: Names;
  taught: Taught;
};

function Slots({ value, onValue, pointer, senders, names, taught }: SlotsProps) {
  return (
    <ul class="plain stack tight">
      {value.map((slot, index) => {
        const at = `${pointer}/${index}`;
        const set = (part: Partial<TypedSlot>) => onValue(withAt(value, index, { ...slot, ...part }));
        return (
          <li key={index} class="typed-slot">
            {index > 0 && <span class="and">and</span>}
            {slot.courses.length > 1 && (
              <TextField
                label={`How many of these ${slot.courses.length}`}
                pointer={`${at}/chooseN`}
                inputMode="numeric"
                value={slot.chooseN}
                onValue={(chooseN) => set({ chooseN })}
              />
            )}
            {slot.courses.map((course, nth) => (
              <div key={nth}>
                <CourseFields
                  value={course}
                  onValue={(next) => set({ courses: withAt(slot.courses, nth, { ...course, ...next }) })}
                  pointer={`${at}/courses/${nth}`}
                  organizations={senders}
                  names={names}
                  taught={taught}
                  grade={course.minGrade}
                  onGrade={(minGrade) => set({ courses: withAt(slot.courses, nth, { ...course, minGrade }) })}
                >
                  {(slot.courses.length > 1 || value.length > 1) && (
                    <Button
                      small
                      kind="quiet"
                      onClick={() =>
                        slot.courses.length > 1
                          ? set({ courses: without(slot.courses, nth) })
                          : onValue(without(value, index))
                      }
                    >
                      Take off<span class="sr"> {course.title || `course ${nth + 1}`}</span>
                    </Button>
                  )}
                </CourseFields>
              </div>
            ))}
            <Button
              small
              kind="quiet"
              onClick={() =>
                set({ courses: [...slot.courses, emptySent(slot.courses[0]?.organizationId ?? "")] })
              }
            >
              {slot.courses.length > 1 ? "One more to choose from" : "Let the student choose from several"}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

type AwardsProps = {
  value: TypedAward[];
  onValue: (awards: TypedAward[]) => void;
  pointer: string;
  receivers: readonly string[];
  names: Names;
  taught: Taught;
};

export function AwardsField({ value, onValue, pointer, receivers, names, taught }: AwardsProps) {
  return (
    <Group
      legend="The college grants"
      hint="All of these together. An elective may be a pattern: BIO 1XX."
      pointer={pointer}
    >
      {value.map((award, index) => {
        const set = (part: Partial<TypedAward>) => onValue(withAt(value, index, { ...award, ...part }));
        return (
          <div class="typed-award" key={index}>
            {index > 0 && <span class="and">and</span>}
            <ChoiceField
              label="What"
              pointer={`${pointer}/${index}/type`}
              value={award.type}
              onValue={(type) =>
                set({
                  type: type as AwardType,
                  ...(type === "WAIVER" || type === "ADVANCED_STANDING" ? { credits: "0.00" } : {}),
                })
              }
              choices={Object.entries(awardNames).map(([type, label]) => ({ value: type, label }))}
            />
            <CourseFields
              value={award}
              onValue={set}
              pointer={`${pointer}/${index}/course`}
              organizations={receivers}
              names={names}
              taught={taught}
              pattern={award.type === "ELECTIVE"}
            >
              {value.length > 1 && (
                <Button small kind="quiet" onClick={() => onValue(without(value, index))}>
                  Take off<span class="sr"> {award.title || `award ${index + 1}`}</span>
                </Button>
              )}
            </CourseFields>
          </div>
        );
      })}
      <div>
        <Button
          small
          onClick={() => onValue([...value, emptyAward(value[0]?.organizationId ?? receivers[0] ?? "")])}
        >
          And something else
        </Button>
      </div>
    </Group>
  );
}
