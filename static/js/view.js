// Draws the charts in which readers choose. youju/pages/runtime.py puts this file behind Vega, whose
// names (vega, expressionInterpreter) are local to that one script: nothing of it is on the window.
if (document.currentScript.isConnected) {
  for (const data of document.querySelectorAll("figure script.view")) {
    show(data.closest("figure"), JSON.parse(data.textContent)).catch(() => {});
  }
}

// Exchanges both pictures for views, all or none; after a fault the pictures are back.
async function show(figure, { slider, ...specs }) {
  const tip = makeTip(figure);
  const pictures = [...figure.querySelectorAll("svg.plot")];
  const drawn = [];
  const fall = () => {
    drawn.forEach(({ holder, picture }) => holder.replaceWith(picture));
    figure.classList.remove("live");
    tip.remove();
  };
  for (const picture of pictures) {
    const size = Object.keys(specs).find((name) => picture.classList.contains(name));
    drawn.push(await draw(specs[size], picture, tip, fall));
  }
  drawn.forEach(({ holder, picture }) => picture.replaceWith(holder));
  figure.classList.add("live");
  if (slider) slide(figure, slider, drawn.map(({ view }) => view), fall);
}

// A view takes the picture's place in the page, its size and its name.
async function draw(spec, picture, tip, fall) {
  const holder = document.createElement("div");
  for (const { name, value } of picture.attributes) {
    if (name === "class" || name === "role" || name.startsWith("aria-")) holder.setAttribute(name, value);
  }
  const { width, height } = picture.viewBox.baseVal;
  holder.style.aspectRatio = `${width} / ${height}`;
  const font = getComputedStyle(picture).fontFamily;
  for (const style of Object.values(spec.config.style)) if (style.font) style.font = font;
  const inner = holder.appendChild(document.createElement("div"));
  inner.setAttribute("aria-hidden", "true");
  const view = new vega.View(vega.parse(spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container: inner,
    hover: true,
    logger: makeLogger(fall),
    tooltip: (_handler, event, _item, words) => tip.say(words, event),
  });
  await view.runAsync();
  // Vega names itself in English; the holder has the figure's name.
  for (const name of ["role", "aria-label", "aria-roledescription"]) inner.removeAttribute(name);
  const svg = inner.querySelector("svg");
  inner.style.height = svg.style.width = svg.style.height = "100%";
  svg.style.overflow = "visible";
  return { holder, picture, view };
}

function slide(figure, { name, stops }, views, fall) {
  const input = figure.querySelector(".slider input");
  const output = figure.querySelector(".slider output");
  const choose = () => {
    const [value, words] = stops[input.value];
    output.textContent = words;
    input.setAttribute("aria-valuetext", words);
    views.forEach((view) => view.signal(name, value).runAsync().catch(fall));
  };
  input.addEventListener("input", choose);
  choose();
}

// Words beside the pointer: text, whatever a cell of the data holds.
function makeTip(figure) {
  const tip = document.createElement("div");
  tip.className = "hint";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  figure.append(tip);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
  tip.say = (words, event) => {
    tip.hidden = typeof words !== "string" || words === "";
    if (tip.hidden) return;
    tip.textContent = words;
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    tip.style.left = `${Math.max(8, Math.min(event.clientX + 12, room))}px`;
    tip.style.top = `${event.clientY - height - 12 < 8 ? event.clientY + 16 : event.clientY - height - 12}px`;
  };
  return tip;
}

// Vega tells its logger of faults and goes on with half a picture; we do not.
function makeLogger(fall) {
  const quiet = () => logger;
  const logger = { level: quiet, warn: quiet, info: quiet, debug: quiet };
  logger.error = (fault) => {
    fall();
    throw fault instanceof Error ? fault : new Error(fault);
  };
  return logger;
}
