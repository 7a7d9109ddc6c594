// What scripts add to pages that work without them: evidence beside its figure, copying a snippet,
// the same place in another language, and folder links when the site is opened from a disk.
(() => {
  "use strict";

  let opener = null;
  const card = makeCard();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.cite[href^='#ev-']");
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link && card && !elsewhere && openEvidence(link)) event.preventDefault();
  });
  document.querySelectorAll("button[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  });
  document.querySelectorAll(".languages a").forEach((link) => {
    link.addEventListener("click", () => { link.hash = currentSection(); });
  });
  if (location.protocol === "file:") openFolders();

  function makeCard() {
    if (!("popover" in HTMLElement.prototype)) return null;
    const made = document.createElement("div");
    made.id = "evidence-card";
    made.popover = "auto";
    made.tabIndex = -1;
    made.setAttribute("role", "dialog");
    made.addEventListener("toggle", (event) => {
      const lost = document.activeElement === document.body || made.contains(document.activeElement);
      if (event.newState === "closed" && lost) opener.focus({ preventScroll: true });
    });
    document.body.append(made);
    return made;
  }

  function openEvidence(link) {
    const evidence = document.getElementById(link.hash.slice(1));
    if (!evidence) return false;
    const copied = evidence.cloneNode(true);
    copied.removeAttribute("id");
    card.replaceChildren(makeCloser(), copied);
    card.setAttribute("aria-label", evidence.querySelector("h3").textContent);
    opener = link;
    card.showPopover();
    place(link.getBoundingClientRect());
    card.focus({ preventScroll: true });
    return true;
  }

  function makeCloser() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = document.body.dataset.close;
    button.addEventListener("click", () => card.hidePopover());
    return button;
  }

  function place(word) {
    const box = card.getBoundingClientRect();
    const gap = 8;
    const left = Math.min(Math.max(word.left, gap), document.documentElement.clientWidth - box.width - gap);
    const below = word.bottom + gap;
    const fits = below + box.height + gap < innerHeight;
    card.style.left = `${scrollX + left}px`;
    card.style.top = `${scrollY + (fits ? below : Math.max(gap, word.top - box.height - gap))}px`;
  }

  function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    const told = button.nextElementSibling;
    const tell = (copied) => {
      told.textContent = copied ? button.dataset.done : button.dataset.failed;
      clearTimeout(told.timer);
      if (!copied) return;
      button.focus({ preventScroll: true });
      told.timer = setTimeout(() => { told.textContent = ""; }, 4000);
    };
    // Selected first: where nothing may be copied, the reader does the rest. The field may be folded
    // away, and out of sight, which it stays unless it is needed.
    const select = () => {
      field.focus({ preventScroll: true });
      field.select();
    };
    select();
    const copySelected = () => {
      const folded = field.closest("details");
      if (folded) folded.open = true;
      select();
      const copied = document.execCommand("copy");
      if (!copied) field.scrollIntoView({ block: "center" });
      tell(copied);
    };
    if (navigator.clipboard) write(field.value, "rich" in button.dataset).then(() => tell(true), copySelected);
    else copySelected();
  }

  // What is rich goes as what it looks like, too: editors without a view of the code take that.
  function write(text, rich) {
    if (!rich || !window.ClipboardItem) return navigator.clipboard.writeText(text);
    const types = ["text/html", "text/plain"];
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(types.map((type) => [type, new Blob([text], { type })])))]);
  }

  function currentSection() {
    let nearest = { id: "", top: -Infinity };
    document.querySelectorAll(".prose h2[id], figure.chart[id], .evidence[id]").forEach((part) => {
      const { top } = part.getBoundingClientRect();
      if (top < 100 && top > nearest.top) nearest = { id: part.id, top };
    });
    return nearest.id;
  }

  function openFolders() {
    document.querySelectorAll("a[href]").forEach((link) => {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  }
})();
