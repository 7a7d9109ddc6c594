// A chart in a frame: takes the theme it is asked for, measures itself and tells the page around it
// how tall it would like to be, in every manner that pages understand. It answers that one question
// and obeys nothing.
(() => {
  "use strict";

  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (parent === window) return;

  // What AMP's relatives, frames and our own embed.js send; pym.js sends a string.
  const QUERIES = ["embed-size-query", "frames-init"];
  const child = /^[\w-]+$/.exec(asked.get("childId") ?? "")?.[0];
  const secret = /^#\??(?:.*&)?secret=([A-Za-z0-9]+)(?:&|$)/.exec(location.hash)?.[1];
  let wrapper, told = 0, queried = false, waiting = 0, patience = 0, pause = 100;
  document.addEventListener("DOMContentLoaded", start);

  function start() {
    wrapper = document.querySelector("[data-embed]");
    addEventListener("message", ({ source, data }) => {
      if (source === parent && isQuery(data)) {
        queried = true;
        schedule();
      }
    });
    // Fonts, folds, notices and the frame's width all change the size of one of these.
    const observer = new ResizeObserver(schedule);
    [wrapper, ...wrapper.children].forEach((part) => observer.observe(part, { box: "border-box" }));
    tell();
  }

  function isQuery(data) {
    if (typeof data === "string") return child !== undefined && data.startsWith(`pymxPYMx${child}xPYMxwidthxPYMx`);
    // WordPress's listener may come after our first word, and then asks; till answered it shows nothing.
    if (secret && data?.message === "ready" && data.secret === secret) return true;
    return QUERIES.includes(data?.type) || data?.youju === "height?";
  }

  // A page of WordPress lets a frame open nothing: it follows a link itself when told of it.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && secret) parent.postMessage({ message: "link", value: link.href, secret }, "*");
  });

  // Once per animation frame; frames out of sight get none, so a clock stands in for it.
  function schedule() {
    if (waiting) return;
    waiting = setTimeout(tell, 200);
    requestAnimationFrame(tell);
  }

  function tell() {
    clearTimeout(waiting);
    clearTimeout(patience);
    waiting = 0;
    // A frame that is hidden, or not laid out yet, has no width to measure at. Nothing tells a frame
    // that nobody renders when it gets one, and WordPress shows it only when it has spoken.
    if (wrapper.getBoundingClientRect().width < 100) {
      if (secret) patience = setTimeout(tell, pause = Math.min(pause * 2, 6400));
      return;
    }
    const height = measure();
    if (!queried && Math.abs(height - told) < 2) return;
    told = height;
    queried = false;
    const id = wrapper.dataset.embed, language = document.documentElement.lang;
    parent.postMessage({
      "datawrapper-height": { [id]: height },
      sentinel: "amp", type: "embed-size", height, // AMP, sidechain, frames
      message: "height", value: height, ...(secret && { secret }), // WordPress
      youju: { height, id, language },
    }, "*");
    // Medium, Embedly and Flourish.
    parent.postMessage(JSON.stringify({
      sender: "Flourish", method: "resize", context: "iframe.resize", src: location.href, height,
    }), "*");
    if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, "*");
  }

  // The height if nothing were shrunk: that of every part, of the line that gives way its whole
  // height, and what the picture has given up.
  function measure() {
    const { paddingTop, paddingBottom } = getComputedStyle(wrapper);
    let height = parseFloat(paddingTop) + parseFloat(paddingBottom);
    for (const part of wrapper.children) {
      const whole = part.className === "measure" ? part.firstElementChild : part;
      height += whole.getBoundingClientRect().height;
    }
    for (const plot of wrapper.querySelectorAll("svg.plot")) {
      const box = plot.getBoundingClientRect(), drawn = plot.viewBox.baseVal;
      height += Math.max(box.width * drawn.height / drawn.width - box.height, 0);
    }
    return Math.ceil(height);
  }
})();
