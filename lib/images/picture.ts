const words = (text: string): string[] => text.trim().split(/\s+/);

/** The elements of SVG 2 that a still picture is made of, and the style sheet. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  words(`
    svg g defs symbol use switch title desc style image
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feFuncR feFuncG feFuncB feFuncA feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`),
);

/** Attributes whose values are words, names or ids, and never CSS. */
const WORDS: ReadonlySet<string> = new Set(
  words('id class role lang xml:lang xml:space aria-label aria-labelledby aria-describedby aria-hidden systemLanguage'),
);

/** The attributes of SVG 2 that say how a still picture looks and what it is called. Events are none of them. */
export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...WORDS,
  ...words(`
    href style type media version preserveAspectRatio viewBox width height overflow x y x1 y1 x2 y2 cx cy r rx ry fx fy
    fr d points pathLength transform transform-origin transform-box
    dx dy rotate textLength lengthAdjust startOffset method spacing side
    gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits mask-type
    markerUnits markerWidth markerHeight refX refY orient
    filterUnits primitiveUnits in in2 result values mode operator k1 k2 k3 k4 tableValues slope intercept amplitude
    exponent order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha kernelUnitLength surfaceScale
    diffuseConstant specularConstant specularExponent limitingConeAngle azimuth elevation z pointsAtX pointsAtY
    pointsAtZ scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering
    isolation letter-spacing lighting-color marker marker-end marker-mid marker-start mask mix-blend-mode opacity
    paint-order pointer-events shape-rendering stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode`),
]);

/** Whether an attribute holds words or names, which CSS does not read. */
export const isWords = (attribute: string): boolean => WORDS.has(attribute);
