import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { questionnaire } from './requests.api.js';

/** Every question in the vendor's words, with the answers that are offered; some are asked only after certain answers. */
export const QuestionnairePreview = ({ organization, id, vendorName, onClose }: { organization: string; id: string; vendorName: string; onClose: () => void }) => {
  const { data, error, refetch } = useQuery(questionnaire(organization, id));
  return (
    <Dialog opened onClose={onClose} title={data?.title ?? 'Questionnaire'} said={`What ${vendorName} sees, one question a page. How answers are scored is not shown to it.`} width={760} actions={<Button kind="primary" onClick={onClose}>Back</Button>}>
      {error && <ProblemAlert title="The questions could not be read" error={error} onRetry={() => void refetch()} level={3} />}
      {!data && !error && <SkeletonRows label="Reading the questions" />}
      {data?.sections.map((section) => (
        <Section key={section.id} title={section.title} level={3}>
          {section.description && <p className="quiet">{section.description}</p>}
          <ol style={{ paddingLeft: 'var(--s5)', listStyle: 'decimal' }}>
            {data.questions.filter((question) => question.section === section.id).map((question) => (
              <li key={question.id} style={{ marginTop: 'var(--s3)' }}>
                {question.text}
                <span className="quiet" style={{ display: 'block' }}>{[question.showIf && 'Asked after certain answers', question.options.map(({ label }) => label).join(' / '), question.evidenceRequired && 'A document is asked for', ...question.citations.map(({ source, ids }) => `${source} ${ids.join(', ')}`)].filter(Boolean).join(' · ')}</span>
                {question.why && <span className="quiet" style={{ display: 'block' }}>Why we ask: {question.why}</span>}
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </Dialog>
  );
};
