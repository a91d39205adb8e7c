/** Which page a public way in leads to, each fetched when it is asked for. Apart, so that the first script stays small. */
export async function wayIn() {
  const [, way, more, one, another] = location.pathname.split("/");
  if (way === "respond") return (await import("./respond/page.tsx")).RespondPage;
  if (way === "programs") return (await import("./public-programs/way-in.ts")).programsPage();
  if (way === "skills") return (await import("./skills/way-in.ts")).skillsPage(one);
  // An agreement about credit is named by its id; no region's name begins like one.
  if (more === "data-sharing" && !one?.startsWith("agr_"))
    return (await import("./data-registry/way-in.ts")).dataRegistryPage(another);
  return (await import("./registry/way-in.ts")).registryPage(more);
}
