declare module 'opencc-js/dict/*' {
  /** Pairs `from to` joined by `|`; several targets are separated by spaces. */
  const dictionary: string;
  export default dictionary;
}
