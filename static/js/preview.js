// The preview on a chart's page: the chart in a column of any width, on any background, and the
// snippets as they are with that background.
document.querySelectorAll("[data-preview]").forEach((preview) => {
  if (location.protocol === "file:") { // where a folder is a folder, and no page may show another
    preview.hidden = true;
    return;
  }
  const [frame, controls, stage] = ["iframe", ".controls", ".stage"].map((part) => preview.querySelector(part));
  const [width, theme, told] = ["input", "select", "output"].map((part) => controls.querySelector(part));
  const address = frame.src;
  const fields = [...document.querySelectorAll(".snippet textarea")];
  const plain = new Map(fields.map((field) => [field, field.value]));

  // Until somebody chooses a width, the frame is as wide as the page lets it be.
  const setWidth = () => {
    frame.style.width = `${width.value}px`;
    tellWidth();
  };
  const tellWidth = () => { told.textContent = `${frame.clientWidth} px`; };
  const setTheme = () => {
    const query = theme.value === "auto" ? "" : `?theme=${theme.value}`;
    frame.src = address + query;
    // An address of an embed page ends in a slash and stands in quotation marks.
    fields.forEach((field) => {
      field.value = plain.get(field).replaceAll(/(\ssrc="[^"]*\/embed\/[^"]*\/)"/g, `$1${query}"`);
    });
  };
  addEventListener("message", ({ source, data }) => {
    const height = data?.youju?.height;
    if (source === frame.contentWindow && Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, 80), 4000)}px`;
  });
  width.max = Math.max(960, Math.floor(stage.clientWidth));
  width.value = stage.clientWidth;
  width.addEventListener("input", setWidth);
  theme.addEventListener("change", setTheme);
  controls.hidden = false;
  addEventListener("resize", tellWidth);
  tellWidth();
});
