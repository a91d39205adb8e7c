/** Every figure of a campaign: how it is worked out, what it says, and whose idea it was. In the hub and for anyone. */
import { useEffect } from "preact/hooks";
import { type Formula, formulas } from "#shared/validations/formulas.ts";
import { Page } from "../ui/page.tsx";
import "./results.css";

export function FormulasPage() {
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <Page
      title="How the figures are worked out"
      short="Formulas"
      lede="Each figure of a validation campaign, its formula and where it comes from."
      narrow
    >
      <dl class="formulas">
        {Object.entries<Formula>(formulas).map(([id, { name, formula, says, source, url }]) => (
          <div key={id} id={id}>
            <dt>{name}</dt>
            <dd>
              <p class="formula">{formula}</p>
              <p>{says}</p>
              <small>{url ? <a href={url}>{source}</a> : source}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
