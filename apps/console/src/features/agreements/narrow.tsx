/** What a column's header says, where a row has become lines. */
export const Narrow = ({ children }: { children: string }) => <span className="nar quiet">{children}</span>;
