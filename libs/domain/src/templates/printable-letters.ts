/** Letters that the fonts of Holdfast's documents do not have. They cover Latin, Cyrillic and Greek; Common holds digits, punctuation and symbols. */
export const UNPRINTABLE = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/gu;
