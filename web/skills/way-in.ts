/** Which page of the public statements the address asks for: what stands after the region says it. */
export async function skillsPage(what: string | undefined) {
  if (what === undefined || what === "") return (await import("./list.tsx")).SkillsPage;
  if (what === "campaigns") return (await import("./campaign.tsx")).PublicCampaignPage;
  if (what === "formulas") return (await import("./formulas.tsx")).PublicFormulasPage;
  return (await import("./page.tsx")).PublicFrameworkPage;
}
