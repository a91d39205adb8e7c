/** Which page a public way in leads to, each fetched when it is asked for. Apart, so that the first script stays small. */
export async function wayIn() {
  const [, way, more, one] = location.pathname.split("/");
  if (way === "respond") return (await import("./respond/page.tsx")).RespondPage;
  if (way === "skills")
    return one
      ? (await import("./skills/page.tsx")).PublicFrameworkPage
      : (await import("./skills/list.tsx")).SkillsPage;
  return more
    ? (await import("./registry/page.tsx")).RegistryAgreementPage
    : (await import("./registry/list.tsx")).RegistryPage;
}
