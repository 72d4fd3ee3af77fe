import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath, Handle, type Node, type NodeProps, Position, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import '@xyflow/react/dist/base.css';
import './chain-graph.css';
import type { ChainEdge, ChainParty } from './chain.api.js';
import { NODE, type Placed, placed } from './chain-layout.js';
import { EDGE_STATES, edgeSentence, edgeWhen, keyOf, LINES } from './chain-words.js';

type PartyNode = Node<{ readonly party: ChainParty; readonly says: string; readonly here: boolean }, 'party'>;
type LinkEdge = Edge<{ readonly edge: ChainEdge }, 'link'>;

interface ChainGraphProps {
  readonly party: ChainParty;
  readonly edges: readonly ChainEdge[];
  readonly asOf: string;
  readonly onOpen: (vendorId: string) => void;
  /** Where the same link stands in the table. */
  readonly rowOf: (edge: ChainEdge) => string;
}

const PartyBox = ({ data: { party, says, here } }: NodeProps<PartyNode>) => (
  <div className={here ? 'chain-node here' : 'chain-node'}>
    <Handle type="target" position={Position.Left} isConnectable={false} />
    <b>{party.name}</b><small>{says}</small>
    <Handle type="source" position={Position.Right} isConnectable={false} />
  </div>
);

/** The line says how we know, the words what holds; a gap is broken as well. */
const Link = ({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<LinkEdge>) => {
  const { edge } = data!;
  const [path] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition: Position.Right, targetPosition: Position.Left, borderRadius: 8, centerX: Math.max(sourceX + 8, targetX - 134) });
  const gap = edge.state === 'gap';
  const { state, word } = EDGE_STATES[edge.state];
  const [left, right] = [targetX - 70, targetX - 42];
  return (
    <>
      <BaseEdge path={path} className={['chain-line', gap && 'gap', edge.state === 'no_phi' && 'nophi'].filter(Boolean).join(' ')} style={{ strokeDasharray: gap ? undefined : LINES[edge.knownBy] }} />
      {gap && <><rect className="chain-break" x={left} y={targetY - 2} width={right - left} height={4} /><path className="chain-line gap" d={`M${left} ${targetY - 4}v8M${right} ${targetY - 4}v8`} /></>}
      <path className="chain-head" d={`M${targetX - 7} ${targetY - 4}l6 4-6 4`} />
      <EdgeLabelRenderer>
        <div className="chain-says" aria-hidden="true" style={{ transform: `translate(${targetX - 126}px, ${targetY - 22}px)` }}><Status state={state}>{word}</Status><small>{edgeWhen(edge) || ' '}</small></div>
      </EdgeLabelRenderer>
    </>
  );
};

const NODE_TYPES = { party: PartyBox };
const EDGE_TYPES = { link: Link };

const partiesOf = (edges: readonly ChainEdge[]): Map<string, { party: ChainParty; says: Set<string> }> => {
  const parties = new Map<string, { party: ChainParty; says: Set<string> }>();
  const known = (party: ChainParty) => {
    const key = keyOf(party);
    if (!parties.has(key)) parties.set(key, { party, says: new Set() });
    return parties.get(key)!;
  };
  for (const { customer, supplier, service, place } of edges) {
    known(customer);
    known(supplier).says.add([service, place].filter(Boolean).join(', '));
  }
  return parties;
};

const Drawn = ({ party, edges, asOf, onOpen, rowOf, layout }: ChainGraphProps & { readonly layout: Placed }) => {
  const flow = useReactFlow();
  const parties = useMemo(() => partiesOf(edges), [edges]);
  const nodes = useMemo((): PartyNode[] => [...parties].map(([id, { party: each, says }]) => ({
    id, type: 'party', position: layout.places.get(id) ?? { x: 0, y: 0 }, ...NODE, focusable: true, draggable: false, selectable: false, connectable: false,
    ariaRole: each.vendorId === null || id === keyOf(party) ? 'group' : 'link', ariaLabel: id === keyOf(party) ? `${each.name}, this page` : each.vendorId === null ? `${each.name}, ourselves` : undefined, // a link is called by what stands in it
    data: { party: each, says: each.vendorId === null ? 'ourselves' : [...says].filter(Boolean).join('; '), here: id === keyOf(party) },
  })), [parties, layout, party]);
  const links = useMemo((): LinkEdge[] => edges.map((edge) => ({
    id: edge.engagementId, type: 'link', source: keyOf(edge.customer), target: keyOf(edge.supplier), focusable: true, selectable: false, deletable: false, ariaLabel: edgeSentence(edge), data: { edge },
  })), [edges]);
  const place = (key: string) => layout.places.get(key) ?? { x: 0, y: 0 };
  const lower = (a: string, b: string) => place(a).y - place(b).y;

  /** Where an arrow leads from a party or a link; undefined at an end. */
  const next = (id: string, key: string): string | undefined => {
    const link = links.find((each) => each.id === id);
    if (link) {
      if (key === 'ArrowRight') return link.target;
      if (key === 'ArrowLeft') return link.source;
      const beside = links.filter(({ source }) => source === link.source).toSorted((a, b) => lower(a.target, b.target));
      return beside[beside.findIndex((each) => each.id === id) + (key === 'ArrowDown' ? 1 : -1)]?.id;
    }
    if (key === 'ArrowRight') return links.filter(({ source }) => source === id).toSorted((a, b) => lower(a.target, b.target))[0]?.id;
    if (key === 'ArrowLeft') return links.filter(({ target }) => target === id).toSorted((a, b) => lower(a.source, b.source))[0]?.id;
    const layer = nodes.filter((node) => Math.abs(place(node.id).x - place(id).x) < NODE.width).map((node) => node.id).toSorted(lower);
    return layer[layer.indexOf(id) + (key === 'ArrowDown' ? 1 : -1)];
  };

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const here = (event.target as Element).closest('.react-flow__node, .react-flow__edge');
    const id = here?.getAttribute('data-id');
    if (!here || !id || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      const link = edges.find(({ engagementId }) => engagementId === id);
      if (link) document.getElementById(rowOf(link))?.focus();
      else if (here.getAttribute('role') === 'link') onOpen(id);
    } else if (event.key.startsWith('Arrow')) {
      const to = next(id, event.key);
      if (to === undefined) return event.preventDefault();
      const element = event.currentTarget.querySelector<HTMLElement>(`[data-id="${CSS.escape(to)}"]`);
      const link = links.find((each) => each.id === to);
      const { x, y } = place(link ? link.target : to);
      void flow.setCenter(x + (link ? 0 : NODE.width / 2), y + NODE.height / 2, { zoom: flow.getZoom() });
      element?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  };

  return (
    <div className="chain-graph" role="group" aria-label={`Chain of ${party.name} on ${asOf}. The table below has the same ${edges.length} links. Arrow keys move from party to link and on; Enter opens.`}
      style={{ height: Math.min(Math.max(layout.height + 64, 176), 640) }} onKeyDown={onKey}>
      <ReactFlow nodes={nodes} edges={links} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES} fitView fitViewOptions={{ maxZoom: 1, minZoom: 0.5, padding: 0.04 }} minZoom={0.2} maxZoom={1.5} disableKeyboardA11y
        nodesDraggable={false} nodesConnectable={false} elementsSelectable={false} zoomOnScroll={false} zoomOnDoubleClick={false} preventScrolling={false} proOptions={{ hideAttribution: true }}
        onNodeClick={(_, { id, ariaRole }) => { if (ariaRole === 'link') onOpen(id); }} onEdgeClick={(_, { data }) => document.getElementById(rowOf(data!.edge))?.focus()} />
    </div>
  );
};

/** The surroundings of one party, drawn. Whatever it shows stands in the table as well. */
export const ChainGraph = (props: ChainGraphProps) => {
  const [layout, setLayout] = useState<Placed>();
  useEffect(() => {
    let wanted = true;
    void placed(props.edges).then((found) => { if (wanted) setLayout(found); });
    return () => { wanted = false; };
  }, [props.edges]);
  if (!layout) return <SkeletonRows label="Drawing the chain" rows={4} />;
  return <ReactFlowProvider><Drawn key={props.party.vendorId} {...props} layout={layout} /></ReactFlowProvider>;
};
