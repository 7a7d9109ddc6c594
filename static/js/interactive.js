// Loads the runtime when the chart in whose figure this script stands comes near the viewport.
// Until it has drawn, and wherever it fails, the chart is its picture.
(() => {
  "use strict";

  const { currentScript: own } = document;
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    if (!document.querySelector("script[data-vega]")) load();
  }, { rootMargin: "400px" });
  near.observe(own.closest("figure"));

  function load() {
    const script = document.createElement("script");
    script.dataset.vega = "";
    script.src = own.dataset.runtime;
    // A page without an origin (in a sandboxed frame, from a disk) cannot read what it would check.
    if (self.origin !== "null") script.integrity = own.dataset.integrity;
    // A script that is no longer in the page when it comes does nothing (view.js).
    const limit = setTimeout(() => script.remove(), 20_000);
    script.addEventListener("load", () => clearTimeout(limit));
    document.body.append(script);
  }
})();
