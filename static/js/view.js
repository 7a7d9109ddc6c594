// Draws the charts in which readers choose. youju/printing/runtime.py puts this file behind Vega, whose
// names (vega, expressionInterpreter) are local to that one script: nothing of it is on the window.
if (document.currentScript.isConnected) {
  for (const data of document.querySelectorAll("figure script.view")) {
    show(data.closest("figure"), JSON.parse(data.textContent)).catch(() => {});
  }
}

// In pixels: how far from a finger a mark may be, and how far its words must stay.
const REACH = 24, CLEAR = 28;
// Lines stand for many items, and rules lead through others.
const TOLD = ".role-mark:not(.mark-line, .mark-trail, .mark-area, .mark-rule) > *";
// Milliseconds in which a slider that is being dragged comes to rest.
const REST = 500;

// Exchanges all pictures for views, or none; after a fault the pictures are back.
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
  touch(figure, tip);
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
    tooltip: (_handler, { pointerType, clientX: x, clientY: y }, _item, words) => {
      // A mouse's events, which have no type, follow those of a finger.
      if (pointerType) tip.touched = pointerType === "touch";
      if (!tip.touched) tip.say(words, x + 12, y - 12, y + 16);
    },
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
    return Promise.all(views.map((view) => view.signal(name, value).runAsync())).catch(fall);
  };
  let resting = 0;
  input.addEventListener("input", () => {
    const drawn = choose();
    clearTimeout(resting);
    resting = setTimeout(() => drawn.then(() => tell(figure)), REST);
  });
  choose();
}

// Says to screen readers, for whom the view is a picture, what words stand in it.
function tell(figure) {
  const words = [...figure.querySelectorAll('.plot .mark-text.role-mark text:not([opacity="0"])')]
    .filter((text) => text.getBoundingClientRect().width)
    .map((text) => text.textContent);
  figure.querySelector("[role=status]").textContent = words.join(figure.querySelector(".plots").dataset.comma);
}

// A finger hovers over nothing: it means the mark that is nearest.
function touch(figure, tip) {
  const plots = figure.querySelector(".plots");
  document.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType === "touch") tip.touched = tip.hidden = true;
  });
  plots.addEventListener("pointerup", ({ pointerType, clientX: x, clientY: y }) => {
    if (pointerType !== "touch") return;
    let nearest = null, least = REACH;
    for (const mark of plots.querySelectorAll(TOLD)) {
      const box = mark.getBoundingClientRect();
      const away = Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0));
      // Vega leaves the item with its element; what is hidden has no width.
      const words = box.width && mark.__data__?.tooltip;
      if (words && away <= least) [nearest, least] = [{ words, box }, away];
    }
    if (nearest) tip.say(nearest.words, x, Math.min(nearest.box.top, y - CLEAR), Math.max(nearest.box.bottom, y + CLEAR));
  });
}

// Words above a place or else below it: text, whatever a cell of the data holds.
function makeTip(figure) {
  const tip = document.createElement("div");
  tip.className = "hint";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  figure.append(tip);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
  tip.say = (words, x, top, bottom) => {
    tip.hidden = typeof words !== "string" || words === "";
    if (tip.hidden) return;
    tip.textContent = words;
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    tip.style.left = `${Math.max(8, Math.min(x, room))}px`;
    tip.style.top = `${top - height < 8 ? bottom : top - height}px`;
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
