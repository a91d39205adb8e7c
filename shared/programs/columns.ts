/** Across and down the grid. Apart from the schema, so that a page that shows one does not carry zod. */

/** In the order people go through them: grades 9 to 12, then postsecondary years; P3 and P4 lead to the baccalaureate. */
export const columns = ["G9", "G10", "G11", "G12", "P1", "P2", "P3", "P4"] as const;

/** Subjects down the side. */
export const gridRows = [
  "english",
  "math",
  "science",
  "social-studies",
  "other-academic",
  "cte",
  "work-based",
  "credential",
] as const;
