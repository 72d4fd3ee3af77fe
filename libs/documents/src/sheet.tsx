import { Document, Page, Path, StyleSheet, Svg, Text, View } from '@react-pdf/renderer';
import { INTER } from './fonts.js';
import type { ComponentProps, ReactNode } from 'react';

/** Paper is always light: the tokens' light values, as the printer takes no variables. */
export const INK = { ink: '#1C2430', quiet: '#545C67', line: '#C6C8CB', hair: '#E4E5E6', due: '#8A5F00', gap: '#A84300', over: '#B0122B', force: '#0B6B5D' } as const;
export const STRONG = { fontWeight: 600 } as const;

export const styles = StyleSheet.create({
  page: { paddingTop: 62, paddingBottom: 56, paddingHorizontal: 51, fontFamily: INTER, fontSize: 9.5, lineHeight: 1.42, color: INK.ink },
  running: { position: 'absolute', left: 51, right: 51, flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center', fontSize: 8.5 },
  head: { top: 30, height: 14 },
  foot: { top: 744, height: 24, borderTop: `0.75 solid ${INK.line}`, paddingTop: 6, color: INK.quiet },
  pageNumber: { position: 'absolute', top: 751, right: 51, width: 120, textAlign: 'right', fontSize: 8.5, color: INK.quiet },
  h1: { ...STRONG, fontSize: 24, lineHeight: 1.2, letterSpacing: -0.4, marginTop: 24 },
  sub: { fontSize: 12, color: INK.quiet, marginTop: 2 },
  h2: { fontSize: 11, borderTop: `0.75 solid ${INK.ink}`, paddingTop: 6, marginTop: 20, marginBottom: 2 },
  quiet: { color: INK.quiet },
  small: { fontSize: 8.5 },
  strong: STRONG,
  meta: { flexDirection: 'row', flexWrap: 'wrap', borderTop: `0.75 solid ${INK.ink}`, paddingTop: 6, marginTop: 20 },
});

const Mark = () => (
  <Svg viewBox="0 0 16 16" width={12} height={12} style={{ marginRight: 6 }}>
    <Path d="M5 .5V4" stroke={INK.ink} strokeWidth={2} />
    <Path d="M5 8v2.5a4 4 0 0 0 8 0V10a4 4 0 0 0-4-4H1" stroke={INK.ink} strokeWidth={2} fill="none" />
  </Svg>
);

interface SheetProps {
  readonly title: string;
  readonly organization: string;
  /** On each page: whoever finds one leaf knows where it belongs. */
  readonly documentNumber: string;
  readonly author: string;
  readonly subject?: string;
  /** Below, in the middle: a digest of what was read. */
  readonly footnote?: string;
  /** Page 1: who reads it can stop. */
  readonly first: ReactNode;
  readonly children?: ReactNode;
}

/** Every page of every document: who speaks above, document number and `page x of y` below. */
export const Sheet = ({ title, organization, documentNumber, author, subject, footnote, first, children }: SheetProps) => (
  <Document title={`${title}, ${documentNumber}`} author={author} subject={subject} creator="Holdfast" producer="Holdfast" language="en">
    <Leaf organization={organization} documentNumber={documentNumber} footnote={footnote}>{first}</Leaf>
    {children && <Leaf organization={organization} documentNumber={documentNumber} footnote={footnote}>{children}</Leaf>}
  </Document>
);

const Leaf = ({ organization, documentNumber, footnote, children }: Pick<SheetProps, 'organization' | 'documentNumber' | 'footnote' | 'children'>) => (
  <Page size="LETTER" style={styles.page}>
    <View fixed style={[styles.running, styles.head]}>
      <View style={{ flexDirection: 'row', alignItems: 'center' }}><Mark /><Text style={styles.strong}>{organization}</Text></View>
      <Text>{documentNumber}</Text>
    </View>
    {children}
    <View fixed style={[styles.running, styles.foot]}>
      <Text>Document {documentNumber}</Text>
      {footnote && <Text>{footnote}</Text>}
      <Text />
    </View>
    <Text fixed style={styles.pageNumber} render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
  </Page>
);

/** The first page's facts, side by side. */
export const Cover = ({ title, sub, facts }: { title: string; sub?: string; facts: readonly { readonly term: string; readonly value: string; readonly note?: string }[] }) => (
  <>
    <Text style={styles.h1}>{title}</Text>
    {sub && <Text style={styles.sub}>{sub}</Text>}
    <View style={styles.meta}>
      {facts.map(({ term, value, note }) => (
        <View key={term} style={{ flexBasis: `${100 / Math.min(facts.length, 4)}%`, paddingRight: 12, paddingBottom: 6 }}>
          <Text style={[styles.quiet, styles.small]}>{term}</Text>
          <Text style={styles.strong}>{value}</Text>
          {note && <Text style={[styles.quiet, styles.small]}>{note}</Text>}
        </View>
      ))}
    </View>
  </>
);

/**
 * A heading that never stands alone at the foot of a page. Its rule belongs to a view that is never split: a split line
 * of text with a border has no height, and does not print.
 */
export const Heading = ({ children }: { children: string }) => (
  <View style={styles.h2} wrap={false} minPresenceAhead={64}><Text style={styles.strong}>{children}</Text></View>
);

export type ShapeState = 'in_force' | 'due' | 'gap' | 'unknown' | 'overdue' | 'none';
const SHAPES: Record<ShapeState, { readonly color: string; readonly path?: string; readonly line?: string }> = {
  in_force: { color: INK.force, path: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z' },
  due: { color: INK.due, path: 'M6 1.5a4.5 4.5 0 0 0 0 9z', line: 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5z' },
  gap: { color: INK.gap, path: 'M6 1 11.4 10.6H.6z' },
  unknown: { color: INK.ink, line: 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5z' },
  overdue: { color: INK.over, path: 'M6 .4 11.6 6 6 11.6.4 6z' },
  none: { color: INK.ink },
};

/** Shape, then word; the same shapes as on the screen, readable in black. */
export const Shape = ({ state, children }: { state: ShapeState; children: string }) => {
  const { color, path, line } = SHAPES[state];
  return (
    <View style={{ flexDirection: 'row' }}>
      <Svg viewBox="0 0 12 12" width={8} height={8} style={{ marginRight: 5, marginTop: 2 }}>
        {path && <Path d={path} fill={color} />}
        {line && <Path d={line} stroke={color} strokeWidth={1.5} fill="none" />}
      </Svg>
      <Text style={{ color: state === 'in_force' ? INK.ink : color, flex: 1 }}>{children}</Text>
    </View>
  );
};

export interface PrintColumn<Row> {
  readonly header: string;
  /** A share of the width. */
  readonly share: number;
  readonly end?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

const cellStyle = <Row,>({ share, end }: PrintColumn<Row>, last: boolean): ComponentProps<typeof View>['style'] =>
  ({ flexGrow: share, flexShrink: share, flexBasis: 0, paddingRight: last ? 0 : 10, ...(end ? { textAlign: 'right' as const } : {}) });

/** Breaks between rows, never through one, unless a row is longer than a page; its header is said once. */
export const PrintTable = <Row,>({ columns, rows, total }: { columns: readonly PrintColumn<Row>[]; rows: readonly Row[]; total?: Row }) => (
  <>
    <View wrap={false} style={{ flexDirection: 'row', paddingVertical: 4, borderBottom: `0.75 solid ${INK.line}` }} minPresenceAhead={40}>
      {columns.map((column, at) => <View key={at} style={cellStyle(column, at === columns.length - 1)}><Text style={[styles.quiet, styles.small]}>{column.header}</Text></View>)}
    </View>
    {rows.map((row, line) => <Line key={line} columns={columns} row={row} last={line === rows.length - 1} />)}
    {total !== undefined && (
      <View wrap={false} style={{ flexDirection: 'row', paddingVertical: 4, borderTop: `0.75 solid ${INK.ink}`, ...STRONG }}>
        {columns.map((column, at) => <View key={at} style={cellStyle(column, at === columns.length - 1)}>{shown(column.cell(total))}</View>)}
      </View>
    )}
  </>
);

const Line = <Row,>({ columns, row, last }: { columns: readonly PrintColumn<Row>[]; row: Row; last: boolean }) => {
  const cells = columns.map((column) => column.cell(row));
  const long = cells.some((cell) => typeof cell === 'string' && cell.length > 2500);
  return (
    <View wrap={long} style={{ flexDirection: 'row', paddingVertical: 4, ...(last ? {} : { borderBottom: `0.5 solid ${INK.hair}` }) }}>
      {columns.map((column, at) => <View key={at} style={cellStyle(column, at === columns.length - 1)}>{shown(cells[at])}</View>)}
    </View>
  );
};

const shown = (content: ReactNode) => (typeof content === 'string' || typeof content === 'number' ? <Text>{content}</Text> : content);
