import { IMPORT_FIELDS } from '@holdfast/domain/imports/import-field';
import { DataTable } from '@holdfast/ui/data-table';
import { Section } from '@holdfast/ui/section';
import { importFieldWords } from './import-field-words.js';
import type { ImportPreview } from './imports.api.js';

/** What each column was taken for, and the choice to take it for something else. */
export const ImportColumns = ({ columns, onField }: { columns: ImportPreview['columns']; onField: (mapping: Record<string, string>) => void }) => (
  <Section title="Columns" count={columns.length}>
    <DataTable
      caption="Columns of the file"
      rows={columns}
      rowKey={({ number }) => String(number)}
      columns={[
        { id: 'header', header: 'Column', name: true, cell: ({ header, number }) => header || `Column ${number}` },
        { id: 'examples', header: 'Holds, for example', cell: ({ examples }) => examples.slice(0, 2).join(' · ') || null, empty: 'Its first cells are empty' },
        {
          id: 'field', header: 'Taken for',
          cell: ({ header, number, field }) => (
            <select aria-label={`What ${header || `column ${number}`} holds`} value={field ?? 'ignore'} onChange={({ target }) => onField({ ...chosen(columns), [`#${number}`]: target.value })}>
              <option value="ignore">not imported</option>
              {IMPORT_FIELDS.map((name) => <option key={name} value={name}>{importFieldWords(name)}</option>)}
            </select>
          ),
        },
      ]}
    />
  </Section>
);

const chosen = (columns: ImportPreview['columns']): Record<string, string> => Object.fromEntries(columns.map(({ number, field }) => [`#${number}`, field ?? 'ignore']));
