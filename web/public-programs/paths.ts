/** Where public programs of study stand: a region's, one of them, and one's own plan of it. What is chosen for a plan stays in the fragment. */
import { query } from "../paths.ts";

export const publicProgramPaths = {
  publicPrograms: (partnership?: string) => ["/programs", partnership].filter(Boolean).join("/"),
  publicProgram: (
    partnership: string,
    program: string,
    shown: { school?: string; college?: string; university?: string } = {},
  ) => `/programs/${partnership}/${program}${query(shown)}`,
  ownPlan: (partnership: string, program: string) => `/programs/${partnership}/${program}/plan`,
};
