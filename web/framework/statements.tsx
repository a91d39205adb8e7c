/** From a cluster to its statements: which published frameworks have some, for which of its pathways, and what employers said. */
import type { Cluster } from "#shared/framework/schema.ts";
import { filedUnder } from "#shared/statements/filed-under.ts";
import type { Filed, ValidationBadge } from "#shared/statements/schema.ts";
import { paths } from "../paths.ts";
import { read, useReading } from "../public-read.ts";
import { useMaybePlace } from "../session.ts";
import { readFrameworks } from "../skills/read.ts";
import { useFrameworks } from "../statements/load.ts";
import { badgeWords, statementsInWords } from "../statements/words.ts";

type Props = { cluster: Cluster; pathway: string | undefined };
type Source = {
  id: string;
  title: string;
  filed?: Filed[] | undefined;
  badge?: ValidationBadge | undefined;
  href: (statement: string) => string;
};

/** In their partnership for those who are signed in; what is public for everyone else. */
export function ClusterStatements(props: Props) {
  const place = useMaybePlace();
  return place ? <Here partnership={place.partnership.id} {...props} /> : <InPublic {...props} />;
}

function Here({ partnership, ...props }: Props & { partnership: string }) {
  const found = useFrameworks(partnership);
  if (found.state !== "content") return null;
  const sources = found.data.map((one) => ({
    ...one,
    id: one.identifier,
    href: (statement: string) =>
      paths.statementFramework(partnership, one.identifier, { edition: String(one.editions), in: statement }),
  }));
  return <Drawn sources={sources} all={paths.frameworks(partnership)} {...props} />;
}

/** As many regions as are asked at once; where there are more, one chooses first. */
const regionsAtOnce = 5;

function InPublic(props: Props) {
  const found = useReading("/frameworks-of-all", async () => {
    const { items: regions } = await read<{ items: { id: string }[] }>("/partnerships");
    if (regions.length > regionsAtOnce) return undefined;
    return (await Promise.all(regions.map(({ id }) => readFrameworks(id)))).flat();
  });
  if (found.state !== "content") return null;
  const sources = (found.data ?? []).map(({ partnership, document, filed, badge }) => ({
    id: document.identifier,
    title: document.title,
    filed,
    badge,
    href: (statement: string) => paths.skills(partnership, document.identifier, { in: statement }),
  }));
  return <Drawn sources={sources} all={paths.skills()} choose={found.data === undefined} {...props} />;
}

type DrawnProps = Props & { sources: readonly Source[]; all: string; choose?: boolean };

function Drawn({ sources, all, choose = false, cluster, pathway }: DrawnProps) {
  const found = sources.flatMap((source) => {
    const its = filedUnder(source.filed ?? [], cluster);
    return its ? [{ source, its }] : [];
  });
  return (
    <section aria-labelledby="its-statements">
      <h2 id="its-statements">Knowledge and skills</h2>
      {found.length === 0 ? (
        <p>
          {choose ? "Each region writes its own." : "No published framework has statements for it yet."}{" "}
          <a href={all}>{choose ? "Choose a region" : "See all frameworks"}</a>
        </p>
      ) : (
        <ul class="lines">
          {found.map(({ source, its }) => (
            <li key={source.id} class="stack tight">
              <div>
                <a href={source.href(its.cluster.identifier)}>{source.title}</a>
                <small>
                  {statementsInWords(its.cluster.statements)} for {cluster.name}.{" "}
                  {source.badge ? `${badgeWords(source.badge)}.` : "Employers have not been asked yet."}
                </small>
              </div>
              <Pathways cluster={cluster} pathway={pathway} of={its.pathway} href={source.href} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type PathwaysProps = {
  cluster: Cluster;
  pathway: string | undefined;
  of: (pathway: string) => Filed | undefined;
  href: (statement: string) => string;
};

function Pathways({ cluster, pathway, of, href }: PathwaysProps) {
  const found = cluster.pathways.flatMap(({ id, name }) => {
    const filed = of(id);
    return filed ? [{ id, name, filed }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul class="row plain" aria-label="By pathway">
      {found.map(({ id, name, filed }) => (
        <li key={id}>
          <a class="chip" href={href(filed.identifier)} aria-current={id === pathway ? "true" : undefined}>
            {name} <small>{filed.statements.toLocaleString("en-US")}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
