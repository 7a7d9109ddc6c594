// The preview on a chart's page: the chart in a column of any width, as tall as the snippet without
// script makes it, on any background; and the snippets as they are with that background.
document.querySelectorAll("[data-preview]").forEach((preview) => {
  if (location.protocol === "file:") { // where a folder is a folder, and no page may show another
    preview.hidden = true;
    return;
  }
  const [frame, controls, stage] = ["iframe", ".controls", ".stage"].map((part) => preview.querySelector(part));
  const [width, theme, told] = ["input", "select", "output"].map((part) => controls.querySelector(part));
  const column = frame.parentElement;
  const address = frame.src;
  const fields = [...document.querySelectorAll(".snippet textarea")];
  const plain = new Map(fields.map((field) => [field, field.value]));

  // Until somebody chooses a width, the column is as wide as the page lets it be; one that is wider
  // than the page is shown smaller.
  const setWidth = () => {
    column.style.width = `${width.value}px`;
    fit();
  };
  // In pixels, for engines differ in what a container's width is inside a zoom.
  const fit = () => {
    const wide = column.style.width ? Number(width.value) : stage.clientWidth;
    column.style.zoom = Math.min(1, stage.clientWidth / wide);
    frame.style.height = frame.dataset.height.replaceAll("100cqw", `${wide}px`);
    told.textContent = `${wide} px`;
  };
  const setTheme = () => {
    const query = theme.value === "auto" ? "" : `?theme=${theme.value}`;
    frame.src = address + query;
    fields.forEach((field) => { field.value = write(plain.get(field), query); });
  };
  const dark = document.querySelector('.downloads [href$="-dark@2x.png"]');
  // An address of an embed page ends in a slash and stands in quotation marks; a picture's ends in
  // .png or @2x.png, and one for readers with dark screens has a line of its own. Charts that came
  // when fewer pictures were made have light ones only.
  const write = (text, query) => {
    if (!query) return text;
    const lines = text.split("\n").filter((line) => !line.includes("prefers-color-scheme"));
    const framed = lines.join("\n").replaceAll(/(\ssrc="[^"]*\/embed\/[^"]*\/)"/g, `$1${query}"`);
    return theme.value === "dark" && dark ? framed.replaceAll(/(@2x)?\.png\b/g, "-dark$&") : framed;
  };
  width.max = Math.max(960, Math.floor(stage.clientWidth));
  width.value = stage.clientWidth;
  width.addEventListener("input", setWidth);
  theme.addEventListener("change", setTheme);
  controls.hidden = false;
  addEventListener("resize", fit);
  fit();
});
