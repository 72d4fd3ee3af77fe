import { HIPAA_BA_CORE } from '../questionnaires/hipaa-ba-core.js';
import { questionnaireRule } from '../questionnaires/questionnaire-rule.js';
import { visibleQuestions } from '../questionnaires/visible-questions.js';
import { askWords, INSTEAD_QUESTION, withDocuments } from './document-asks.js';

const ASKS = [{ kinds: ['soc2_type2', 'hitrust_r2'] }, { kinds: ['pentest_report'] }];
const idsOf = (questionnaire: Parameters<typeof visibleQuestions>[0], answers = {}) => visibleQuestions(questionnaire, answers).map(({ id }) => id);

describe('documents that are asked for', () => {
  it('stand before the questions, each with its alternatives', () => {
    const both = withDocuments(HIPAA_BA_CORE, { asks: ASKS, instead: false });
    expect(both.questions.slice(0, 2).map(({ text, type, evidence }) => [text, type, evidence?.kinds])).toEqual([['SOC 2 Type 2 report, or HITRUST r2 certificate', 'file', ['soc2_type2', 'hitrust_r2']], ['Penetration test report', 'file', ['pentest_report']]]);
    expect(idsOf(both)).toEqual(['DOC-01', 'DOC-02', ...idsOf(HIPAA_BA_CORE)]);
    expect(both.id).toBe(HIPAA_BA_CORE.id);
    expect(new Set(both.questions.map(({ id }) => id)).size).toBe(both.questions.length);
  });

  it('may take the place of the questions, as the vendor chooses; what it chose against is not asked', () => {
    const either = withDocuments(HIPAA_BA_CORE, { asks: ASKS, instead: true });
    expect(idsOf(either)).toEqual([INSTEAD_QUESTION]);
    expect(idsOf(either, { [INSTEAD_QUESTION]: { value: 'documents' } })).toEqual([INSTEAD_QUESTION, 'DOC-01', 'DOC-02']);
    expect(idsOf(either, { [INSTEAD_QUESTION]: { value: 'questions' } })).toEqual([INSTEAD_QUESTION, ...idsOf(HIPAA_BA_CORE)]);
  });

  it('alone are a request of their own, and change no score', () => {
    const alone = withDocuments(null, { asks: ASKS, instead: true });
    expect(idsOf(alone)).toEqual(['DOC-01', 'DOC-02']);
    expect(alone.title).toBe('Documents');
    expect(askWords({ kinds: ['policy', 'risk_analysis'] })).toBe('Policy, or risk analysis');
    const scored = (questionnaire: unknown) => questionnaireRule({ questionnaire, submittedOn: '2026-11-30', answers: { 'GOV-01': { value: 'yes' } } });
    const { overall, findings } = scored(HIPAA_BA_CORE) as { overall: unknown; findings: unknown };
    expect(scored(withDocuments(HIPAA_BA_CORE, { asks: ASKS, instead: false }))).toMatchObject({ overall, findings });
  });
});
