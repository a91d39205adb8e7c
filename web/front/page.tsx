/** The front: what Causeway is, for someone who is not signed in; the way home for someone who is. */

import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { paths } from "../paths.ts";
import { publicProgramPaths } from "../public-programs/paths.ts";
import { type Me, useMaybePlace, useMe } from "../session.ts";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { Term } from "../ui/term.tsx";
import { Crossing } from "./crossing.tsx";

export function FrontPage() {
  const place = useMaybePlace();
  const me = useMe();
  const { route } = useLocation();
  const home = place && paths.home(place.partnership.id);
  useEffect(() => {
    if (home) route(home, true);
  }, [home]);
  if (home) return <main id="main" />;
  if (me) return <Nowhere me={me} />;
  return (
    <Page title="Every promise your region’s schools have made each other, in one place" short="Welcome">
      <div class="cols wide-left front">
        <div class="stack front-words">
          <p>
            High schools, career centers, colleges, employers and adult educators prepare the same people.
            Causeway keeps the agreements that bind them: who signed, until when, and which course earns which
            credit.
          </p>
          <p>
            Drop in a signed PDF and a spreadsheet of courses, and see every problem with its row before
            anything is saved. Your partners see the same copy you do, with its whole history.
          </p>
          <p>
            It holds{" "}
            <Term means="No field, import or upload takes a name, a number or a grade of a student. Outcomes are counts.">
              no student records
            </Term>
            , and anyone can ask what credit a course earns without telling us who they are.
          </p>
          <div class="row">
            <a class="button primary" href={paths.signIn("/")}>
              Sign in
            </a>
            <a class="button" href={paths.framework()}>
              See the career cluster framework
            </a>
          </div>
          <p class="muted">No account yet? The person who runs your partnership invites you by e-mail.</p>
        </div>
        <section class="sheet" aria-labelledby="ask">
          <h2 id="ask">What credit do I get?</h2>
          <p>For students, families and counselors. Three questions, no sign-in, nothing stored.</p>
          <div>
            <a class="button" href={paths.lookUp()}>
              <Icon name="search" /> Look up my courses
            </a>
          </div>
          <p>
            Or read <a href={paths.registry()}>what schools and colleges here have agreed</a>,{" "}
            <a href={publicProgramPaths.publicPrograms()}>which programs lead where</a>, and{" "}
            <a href={paths.skills()}>what learners should know and be able to do</a>.
          </p>
        </section>
      </div>
      <Crossing />
    </Page>
  );
}

/** Signed in, and in no partnership: a new colleague before the invitation, one whose time has ended, the operator. */
function Nowhere({ me }: { me: Me }) {
  return (
    <Page title={`Welcome, ${me.person.name}`} short="Welcome" narrow>
      <Empty
        title="You are in no partnership today"
        action={
          <a class="button" href={paths.framework()}>
            See the career cluster framework
          </a>
        }
      >
        Open the link in your invitation, or ask an admin of your organization for one. It goes to the address
        you signed in with: {me.person.email}.
      </Empty>
      {me.person.operator && (
        <p>
          You operate this hub: you create partnerships and name their conveners{" "}
          <a href="/api/docs">through the API</a>, and read none of their records.
        </p>
      )}
    </Page>
  );
}
