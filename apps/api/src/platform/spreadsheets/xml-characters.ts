/** A text as it has to stand in a workbook to be read as it was: what XML cannot hold or would change, and what looks like that, as _x000D_ (ECMA-376, ST_Xstring). */
export const textForXml = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[^\t\n\u0020-\u007E\u0080-\uFFFD]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
