// Says what a mark of a chart stands for, to pointers, fingers and keyboards. The words are those
// of the row of the chart's table that has the mark's id: what has no row has no words.
(() => {
  "use strict";

  // In pixels: between words and the rim of the window, and between words and their marks.
  const RIM = 8, GAP = 4;
  // How far from a mark a pointer may be, and how far from a pointer its words must stay.
  const REACH = { mouse: 6, pen: 12, touch: 24 }, CLEAR = { mouse: 4, pen: 12, touch: 28 };
  // Milliseconds in which a pointer gets from a mark to its words.
  const GRACE = 300;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  let tip, spoken, shown = null, leaving = 0;

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  function start() {
    const charts = [...document.querySelectorAll("figure.chart")]
      .map((figure) => ({ plots: figure.querySelector(".plots"), rows: [...figure.querySelectorAll("tr[data-row]")], at: -1 }))
      .filter((chart) => chart.plots && chart.rows.length);
    if (!charts.length) return;
    tip = makePart("tip");
    spoken = makePart("visually-hidden");
    spoken.setAttribute("aria-live", "polite");
    tip.hidden = true;
    tip.addEventListener("pointerenter", () => clearTimeout(leaving));
    tip.addEventListener("pointerleave", leave);
    charts.forEach(equip);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    document.addEventListener("pointerdown", (event) => {
      if (shown && !tip.contains(event.target) && !shown.chart.plots.contains(event.target)) hide();
    });
    addEventListener("resize", hide);
  }

  function makePart(name) {
    const part = document.createElement("div");
    part.className = name;
    (document.querySelector("main") ?? document.body).append(part);
    return part;
  }

  function equip(chart) {
    const { plots } = chart;
    // One stop for the keyboard, however many marks there are.
    plots.tabIndex = 0;
    plots.setAttribute("role", "group");
    plots.setAttribute("aria-label", plots.dataset.walk);
    plots.addEventListener("pointermove", (event) => { if (event.pointerType !== "touch") point(chart, event); });
    plots.addEventListener("pointerup", (event) => { if (event.pointerType === "touch") point(chart, event); });
    plots.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") leave(); });
    plots.addEventListener("keydown", (event) => walk(chart, event));
    plots.addEventListener("blur", () => { if (shown?.key) hide(); });
  }

  function point(chart, event) {
    const mark = findMark(chart.plots, event);
    const row = mark && chart.rows.find((row) => row.dataset.row === mark.dataset.figure);
    if (!row) return event.pointerType === "touch" ? hide() : leave();
    clearTimeout(leaving);
    if (shown?.row === row && event.pointerType !== "touch") return;
    chart.at = chart.rows.indexOf(row);
    show(chart, row, mark, { x: event.clientX, y: event.clientY, clear: CLEAR[event.pointerType] });
  }

  function findMark(plots, event) {
    const hit = event.target.closest("[data-figure]");
    if (hit) return hit;
    let nearest = null, least = REACH[event.pointerType];
    for (const mark of listMarks(plots)) {
      const box = mark.getBoundingClientRect();
      const away = Math.hypot(
        Math.max(box.left - event.clientX, event.clientX - box.right, 0),
        Math.max(box.top - event.clientY, event.clientY - box.bottom, 0),
      );
      if (away <= least) [nearest, least] = [mark, away];
    }
    return nearest;
  }

  function listMarks(plots) {
    const plot = [...plots.querySelectorAll(".plot")].find((svg) => svg.getBoundingClientRect().width);
    return plot ? [...plot.querySelectorAll("[data-figure]")] : [];
  }

  function listOwn(plots, row) {
    return listMarks(plots).filter((mark) => mark.dataset.figure === row.dataset.row);
  }

  function walk(chart, event) {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    chart.at = Math.min(Math.max(chart.at + step, 0), chart.rows.length - 1);
    const row = chart.rows[chart.at];
    // Bars and points before the words that name them.
    const marks = listOwn(chart.plots, row);
    const mark = marks.find((mark) => mark.localName !== "text") ?? marks[0] ?? chart.plots;
    mark.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = mark.getBoundingClientRect();
    show(chart, row, mark, { x: left + width / 2, y: top + height / 2, clear: CLEAR.mouse }, true);
    spoken.textContent = readRow(row).map((parts) => parts.join(" ")).join(chart.plots.dataset.comma);
  }

  function readRow(row) {
    const heads = row.closest("table").tHead.rows[0].cells;
    return [...row.cells].map((cell, i) => (i ? [heads[i].textContent, cell.textContent] : [cell.textContent]));
  }

  function show(chart, row, mark, at, key = false) {
    hide();
    shown = { chart, row, key };
    tip.replaceChildren(...readRow(row).map((parts) => {
      const line = document.createElement("p");
      line.append(...parts.map((words) => Object.assign(document.createElement("span"), { textContent: words })));
      return line;
    }));
    const own = listOwn(chart.plots, row);
    listMarks(chart.plots).forEach((other) => other.classList.toggle("on", own.includes(other)));
    chart.plots.classList.toggle("lit", own.length > 0);
    tip.hidden = false;
    place([[mark, ...own], [mark]].map(span), at);
  }

  // From where to where marks reach down the window.
  function span(marks) {
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    return [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  }

  // Above or below all marks of the row, else the mark itself, else beside the pointer: inside the
  // window, and never under the finger.
  function place(spans, at) {
    tip.style.left = tip.style.top = "0";
    const { width, height } = tip.getBoundingClientRect();
    const right = document.documentElement.clientWidth - RIM - width, bottom = innerHeight - RIM - height;
    const bound = (value, most) => Math.max(Math.min(value, most), RIM);
    const x = bound(at.x - width / 2, right), y = bound(at.y - height / 2, bottom);
    const spots = [
      ...spans.flatMap(([top, bottom]) => [[x, top - GAP - height], [x, bottom + GAP]]),
      [x, at.y - at.clear - height],
      [x, at.y + at.clear],
      [at.x - at.clear - width, y],
      [at.x + at.clear, y],
    ];
    const fits = ([left, top]) => left >= RIM && left <= right && top >= RIM && top <= bottom
      && (left + width <= at.x - at.clear || left >= at.x + at.clear || top + height <= at.y - at.clear || top >= at.y + at.clear);
    const [left, top] = spots.find(fits) ?? [x, bound(at.y - at.clear - height, bottom)];
    tip.style.left = `${scrollX + left}px`;
    tip.style.top = `${scrollY + top}px`;
  }

  function leave() {
    clearTimeout(leaving);
    if (shown && !shown.key) leaving = setTimeout(hide, GRACE);
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.chart.plots.classList.remove("lit");
    tip.hidden = true;
    spoken.textContent = "";
    shown = null;
  }
})();
