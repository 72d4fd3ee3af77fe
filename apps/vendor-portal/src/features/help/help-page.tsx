import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { HELP, TERMS } from './help-text.js';

export const HelpPage = () => (
  <>
    <PageTitle title="Help" lead="Twenty minutes a year should not need a manual. What people ask most is here." />
    {HELP.map(({ title, text }) => <Section key={title} title={title}><p>{text}</p></Section>)}
    <Section title="Words of the questionnaire">
      {TERMS.map(({ term, text, cites }) => (
        <details key={term} className="term"><summary>{term}</summary><p>{text}</p><p className="quiet">45 CFR {cites.join(', ')}</p></details>
      ))}
    </Section>
  </>
);
