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
