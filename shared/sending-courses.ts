/** What rules ask for: the one walk through their options and slots, for whichever noun looks at rules. Pure. */

type Asks<Course> = {
  readonly options: readonly { readonly slots: readonly { readonly courses: readonly Course[] }[] }[];
};

/** In the rule's own order; a course that two options ask for is there twice. */
export const sendingCourses = <Course>({ options }: Asks<Course>): Course[] =>
  options.flatMap(({ slots }) => slots.flatMap(({ courses }) => courses));
