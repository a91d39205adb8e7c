/** The parts of Skills, each a list of its own. */
import { paths } from "../paths.ts";
import { campaignPaths } from "./paths.ts";

const parts = [
  { id: "frameworks", label: "Frameworks", to: paths.frameworks },
  { id: "campaigns", label: "Campaigns", to: campaignPaths.campaigns },
  { id: "shortages", label: "Shortages", to: campaignPaths.shortages },
] as const;

export function SkillsNav({
  partnership,
  current,
}: {
  partnership: string;
  current: (typeof parts)[number]["id"];
}) {
  return (
    <nav class="tabs" aria-label="Parts of Skills">
      {parts.map(({ id, label, to }) => (
        <a key={id} href={to(partnership)} aria-current={id === current ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
