import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ImportQuestionnaire } from '../features/questionnaires/import-questionnaire.js';
import { QuestionnaireBuilder } from '../features/questionnaires/questionnaire-builder.js';
import { QuestionnaireLibrary } from '../features/questionnaires/questionnaire-library.js';
import { library, ownQuestionnaire } from '../features/questionnaires/questionnaires.api.js';
import { ShippedQuestionnaire } from '../features/questionnaires/shipped-questionnaire.js';
import { useMay } from './use-may.js';

export const QuestionnairesRoute = () => {
  const { organization } = useParams({ from: '/$organization/questionnaires' });
  const navigate = useNavigate();
  const may = useMay(organization);
  return (
    <>
      <PageTitle title="Questionnaires" />
      <QuestionnaireLibrary organization={organization} mayEdit={may('questionnaire:edit')}
        linkTo={(questionnaireId, words) => <Link to="/$organization/questionnaires/$questionnaireId" params={{ organization, questionnaireId }}>{words}</Link>}
        toImport={<Link className={buttonClass({ kind: 'plain' })} to="/$organization/questionnaires/import" params={{ organization }}>Import a file</Link>}
        onCreated={(questionnaireId) => void navigate({ to: '/$organization/questionnaires/$questionnaireId', params: { organization, questionnaireId } })} />
    </>
  );
};

export const ImportQuestionnaireRoute = () => {
  const { organization } = useParams({ from: '/$organization/questionnaires/import' });
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title="Import a questionnaire" crumb={<Link to="/$organization/questionnaires" params={{ organization }}>Questionnaires</Link>} />
      <ImportQuestionnaire organization={organization} onImported={(questionnaireId) => void navigate({ to: '/$organization/questionnaires/$questionnaireId', params: { organization, questionnaireId } })} />
    </>
  );
};

const OWN = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

export const QuestionnaireRoute = () => {
  const { organization, questionnaireId } = useParams({ from: '/$organization/questionnaires/$questionnaireId' });
  return OWN.test(questionnaireId) ? <Own organization={organization} id={questionnaireId} /> : <Shipped organization={organization} id={questionnaireId} />;
};

const Own = ({ organization, id }: { organization: string; id: string }) => {
  const { data, error, refetch } = useQuery(ownQuestionnaire(organization, id));
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This questionnaire could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the questionnaire" />;
  return (
    <>
      <PageTitle title={data.draft.title || 'Questionnaire without a title'} crumb={<Link to="/$organization/questionnaires" params={{ organization }}>Questionnaires</Link>} />
      <QuestionnaireBuilder key={data.id} organization={organization} questionnaire={data} mayEdit={may('questionnaire:edit')} />
    </>
  );
};

const Shipped = ({ organization, id }: { organization: string; id: string }) => {
  const { data } = useQuery(library(organization));
  return (
    <>
      <PageTitle title={data?.find((row) => row.id === id)?.title ?? 'Questionnaire'} crumb={<Link to="/$organization/questionnaires" params={{ organization }}>Questionnaires</Link>} />
      <ShippedQuestionnaire organization={organization} id={id} />
    </>
  );
};
