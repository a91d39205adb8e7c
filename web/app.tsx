/** The page list: every address and the file that draws it, each fetched when it is first needed. */
import type { ComponentType } from "preact";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { LocationProvider, Route, Router } from "preact-iso/router";
import { Shell } from "./shell.tsx";
import { Broken } from "./ui/broken.tsx";

type Load = () => Promise<ComponentType<never>>;

/** In this order: `…/new` before `…/:agreement`. Parameters arrive in `useRoute().params`. */
export const pages: readonly { path: string; load: Load }[] = [
  { path: "/", load: async () => (await import("./front/page.tsx")).FrontPage },
  { path: "/glossary", load: async () => (await import("./framework/glossary.tsx")).GlossaryPage },
  { path: "/framework", load: async () => (await import("./framework/page.tsx")).FrameworkPage },
  { path: "/invitations/:token", load: async () => (await import("./people/accept.tsx")).AcceptPage },
  { path: "/p/:partnership", load: async () => (await import("./home/page.tsx")).HomePage },
  { path: "/p/:partnership/region", load: async () => (await import("./region/page.tsx")).RegionPage },
  { path: "/p/:partnership/gaps", load: async () => (await import("./gaps/page.tsx")).GapsPage },
  {
    path: "/p/:partnership/agreements",
    load: async () => (await import("./agreements/list.tsx")).AgreementsPage,
  },
  {
    path: "/p/:partnership/agreements/new",
    load: async () => (await import("./agreements/form.tsx")).AgreementFormPage,
  },
  {
    path: "/p/:partnership/agreements/:agreement",
    load: async () => (await import("./agreements/page.tsx")).AgreementPage,
  },
  {
    path: "/p/:partnership/agreements/:agreement/edit",
    load: async () => (await import("./agreements/form.tsx")).AgreementFormPage,
  },
  {
    path: "/p/:partnership/agreements/:agreement/compare",
    load: async () => (await import("./agreements/compare.tsx")).ComparePage,
  },
  {
    path: "/p/:partnership/agreements/:agreement/import",
    load: async () => (await import("./agreements/import.tsx")).ImportPage,
  },
  {
    path: "/p/:partnership/rule-sets",
    load: async () => (await import("./rule-sets/list.tsx")).RuleSetsPage,
  },
  {
    path: "/p/:partnership/rule-sets/new",
    load: async () => (await import("./rule-sets/form.tsx")).RuleSetFormPage,
  },
  {
    path: "/p/:partnership/rule-sets/:ruleSet",
    load: async () => (await import("./rule-sets/page.tsx")).RuleSetPage,
  },
  {
    path: "/p/:partnership/rule-sets/:ruleSet/edit",
    load: async () => (await import("./rule-sets/form.tsx")).RuleSetFormPage,
  },
  {
    path: "/p/:partnership/frameworks/:framework?/:part?",
    load: async () => (await import("./statements/pages.tsx")).FrameworkPages,
  },
  {
    path: "/p/:partnership/campaigns/:campaign?/:part?",
    load: async () => (await import("./validations/pages.tsx")).CampaignPages,
  },
  {
    path: "/p/:partnership/data-sharing/:agreement?/:part?",
    load: async () => (await import("./data-sharing/pages.tsx")).DataSharingPages,
  },
  {
    path: "/p/:partnership/programs/:program?/:part?/:deep?",
    load: async () => (await import("./programs/pages.tsx")).ProgramPages,
  },
  {
    path: "/p/:partnership/organizations",
    load: async () => (await import("./organizations/list.tsx")).OrganizationsPage,
  },
  {
    path: "/p/:partnership/organizations/new",
    load: async () => (await import("./organizations/form.tsx")).OrganizationFormPage,
  },
  {
    path: "/p/:partnership/organizations/:organization",
    load: async () => (await import("./organizations/page.tsx")).OrganizationPage,
  },
  {
    path: "/p/:partnership/organizations/:organization/edit",
    load: async () => (await import("./organizations/form.tsx")).OrganizationFormPage,
  },
  {
    path: "/p/:partnership/organizations/:organization/merge",
    load: async () => (await import("./organizations/merge.tsx")).MergePage,
  },
  {
    path: "/p/:partnership/organizations/:organization/courses",
    load: async () => (await import("./courses/page.tsx")).CatalogPage,
  },
  {
    path: "/p/:partnership/organizations/:organization/courses/import",
    load: async () => (await import("./courses/import.tsx")).CatalogImportPage,
  },
  { path: "/p/:partnership/people", load: async () => (await import("./people/list.tsx")).PeoplePage },
  {
    path: "/p/:partnership/people/invite",
    load: async () => (await import("./people/invite.tsx")).InvitePage,
  },
  {
    path: "/p/:partnership/people/:person",
    load: async () => (await import("./people/page.tsx")).PersonPage,
  },
  {
    path: "/p/:partnership/reminders",
    load: async () => (await import("./reminders/page.tsx")).RemindersPage,
  },
  {
    path: "/p/:partnership/documents",
    load: async () => (await import("./documents/list.tsx")).DocumentsPage,
  },
];

const routes = pages.map(({ path, load }) => (
  <Route key={path} path={path} component={lazy(load as () => Promise<ComponentType>)} />
));
const NotFound = lazy(async () => (await import("./front/not-found.tsx")).NotFoundPage);

/** Addresses that are not ours to draw: the API's, and the public ways in, which are entered anew. */
const ours = /^(?!\/(api|problems|dev|look-up|registry|respond|skills|calendar|ims|ctdl)([/?#]|$))/;

export function App() {
  return (
    <LocationProvider scope={ours}>
      <Shell>
        <ErrorBoundary>
          <Broken>
            <Router onRouteChange={arrived}>
              {routes}
              <Route default component={NotFound} />
            </Router>
          </Broken>
        </ErrorBoundary>
      </Shell>
    </LocationProvider>
  );
}

/** A new page is announced from its top, as a page load would; the address's own target goes first. */
function arrived(): void {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  (target || document.getElementById("main"))?.focus({ preventScroll: !target });
}
