// Keeps what a reload would lose: the place in a page that gave way to its problems, and whether the
// bar was open. A page of problems begins at its top.
(() => {
  const name = (what) => `youju:${what}:${location.pathname}`;
  // The browser restores its own idea of the place until the page has loaded.
  const goTo = (top) => {
    const go = () => scrollTo({ top, behavior: "instant" });
    go();
    addEventListener("load", () => setTimeout(go));
  };
  const bar = document.getElementById("youju-preview");
  const details = bar && bar.shadowRoot && bar.shadowRoot.querySelector("details");
  if (details) {
    details.open = sessionStorage.getItem("youju:open") === "1";
    details.addEventListener("toggle", () => sessionStorage.setItem("youju:open", details.open ? "1" : ""));
  }
  if (document.documentElement.hasAttribute("data-youju-stands-in")) {
    history.scrollRestoration = "manual";
    sessionStorage.setItem(name("back"), "1");
    goTo(0);
    return;
  }
  if (sessionStorage.getItem(name("back"))) {
    sessionStorage.removeItem(name("back"));
    history.scrollRestoration = "auto";
    goTo(Number(sessionStorage.getItem(name("place"))));
  }
  addEventListener("pagehide", () => sessionStorage.setItem(name("place"), String(scrollY)));
})();

// Shows another text without loading the page anew, which takes longer than making it: paragraphs
// that changed are exchanged. Where anything else changed, or scripts may know it, the page is loaded.
(() => {
  const SCRIPTED = "script, template, style, svg, figure, button, form, input, textarea";
  const RELOADED = "main img, iframe, object, video"; // what they show may change behind their address
  const UNSEEN = 'script[src^="/livereload.js"], script[type="application/ld+json"]';
  let source = null; // the page as the server sent it: other scripts may have changed what is shown
  const read = async () => {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const version = page.querySelector('script[src^="/livereload.js"]')?.getAttribute("src");
    page.querySelectorAll(UNSEEN).forEach((script) => script.remove());
    return { page, version: answer.ok && version };
  };
  const isPlain = (part) => !part.matches(SCRIPTED) && !part.querySelector(SCRIPTED);
  const isSame = (one, other) => one?.outerHTML === other?.outerHTML;
  const hasText = (part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  // Makes what is `shown` of `former` that of `next`; false where that cannot be done.
  const exchange = (shown, former, next) => {
    const [old, now, seen] = [former, next, shown].map((part) => [...part.children]);
    let [first, rest] = [0, 0];
    while (first < Math.min(old.length, now.length) && isSame(old[first], now[first])) first += 1;
    while (rest < Math.min(old.length, now.length) - first && isSame(old.at(-1 - rest), now.at(-1 - rest))) rest += 1;
    const [gone, come] = [old.slice(first, old.length - rest), now.slice(first, now.length - rest)];
    const there = seen.slice(first, first + gone.length);
    if (there.length < gone.length || there.some((part, at) => part.tagName !== gone[at].tagName)) return false;
    const inside = gone.length === 1 && come.length === 1 && !come[0].matches(SCRIPTED) && isSame(gone[0].cloneNode(), come[0].cloneNode());
    if (inside && come[0].children.length && !hasText(come[0]) && !hasText(gone[0])) return exchange(there[0], gone[0], come[0]);
    if (![...gone, ...come].every(isPlain) || !there.every((part, at) => isSame(part, gone[at]))) return false;
    const place = seen[first + gone.length] ?? null;
    there.forEach((part) => part.remove());
    come.forEach((part) => shown.insertBefore(document.importNode(part, true), place));
    return true;
  };
  const renew = async () => {
    const next = source && await read();
    if (!next || !next.version || document.querySelector(RELOADED)) return false;
    const [former, later] = [source, next.page];
    const alike = ["head", "body", "documentElement"].every((name) => isSame(
      former[name].cloneNode(name === "head"), later[name].cloneNode(name === "head")));
    if (!alike || isSame(former.body, later.body) || !exchange(document.body, former.body, later.body)) return false;
    source = later;
    return true;
  };
  class Renewing {
    static identifier = "youju";
    static version = "1";
    reload(path) {
      if (path !== "*") return false;
      renew().catch(() => false).then((done) => done || location.reload());
      return true;
    }
  }
  window.LiveReloadPluginYouju = Renewing; // livereload looks for such names when it begins
  window.LiveReload?.addPlugin(Renewing);
  addEventListener("load", async () => {
    const own = document.querySelector('script[src^="/livereload.js"]').getAttribute("src");
    const { page, version } = await read();
    if (version === own) source = page;
  });
})();
