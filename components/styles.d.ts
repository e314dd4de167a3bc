/** A component's styles, `x.styles.css`: its class names as they are drawn, by the names in the file. */
declare module '*.css' {
  const styles: { readonly [name: string]: string };
  export default styles;
}
