/** Which public page of programs the address asks for: a region's list, one program, or one's own plan of it. */
export async function programsPage() {
  const [, , , program, more] = location.pathname.split("/");
  if (!program) return (await import("./list.tsx")).PublicProgramsPage;
  return more === "plan"
    ? (await import("./plan.tsx")).OwnPlanPage
    : (await import("./program.tsx")).PublicProgramPage;
}
