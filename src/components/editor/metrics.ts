/** The measures of a code block, in CSS pixels. */
export interface Metrics {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly paddingBlock: number;
  readonly paddingInline: number;
  readonly maxHeight: number;
}

/**
 * Reads the measures that the static code blocks have at this place of the page: the style `.pl-code` of
 * `editor.css`, which takes them from the page's `--pl-code-…` variables.
 */
export function measure(host: HTMLElement): Metrics {
  const probe = document.createElement("div");
  probe.className = "pl-code";
  probe.style.visibility = "hidden";
  host.append(probe);
  const style = getComputedStyle(probe);
  const metrics = {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    paddingBlock: Number.parseFloat(style.paddingTop),
    paddingInline: Number.parseFloat(style.paddingLeft),
    maxHeight: Number.parseFloat(style.maxHeight),
  };
  probe.remove();
  return metrics;
}
