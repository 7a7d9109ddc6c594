(() => {
"use strict";
const LANGUAGES = {"en":"en","zh":"zh-Hant"};
function chooseLanguage(wanted) {
const offered = Object.entries(LANGUAGES).map(([code, tag]) => ({ code, ...describe(tag) }));
for (const { language, script } of wanted.map(describe)) {
const near = offered.filter((other) => language && other.language === language);
if (near.length) return (near.find((other) => other.script === script) ?? near[0]).code;
}
return offered[0].code;
}
function describe(tag) {
try {
const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
return { language, script };
} catch {
return {};
}
}
const own = (name) => Document.prototype[name].bind(document);
const { get: readScript } = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript");
const [list, create, listen] = ["getElementsByTagName", "createElement", "addEventListener"].map(own);
const home = new URL(".", readScript.call(document).src).href, { origin } = new URL(home);
const homes = (window[Symbol.for("youju")] ??= []);
if (homes.includes(home)) return;
homes.push(home);
const MOST = 50;
const states = new WeakMap(), pending = new Map(), mended = new WeakMap();
const PATH = /^((?:@[^/]+\/)?)([^/]+)/;
const isOurs = (frame) => frame.localName === "iframe" && frame.src?.startsWith(home);
const listFrames = () => [...list("iframe")].filter(isOurs);
const ask = (frame) => frame.contentWindow?.postMessage({ youju: "height?" }, "*");
addEventListener("message", ({ source, origin: from, data }) => {
const { height, language } = data?.youju ?? {};
if (from !== origin && from !== "null") return;
const frame = listFrames().find((one) => one.contentWindow === source);
if (!frame) return;
mend(frame, language);
if (!Number.isFinite(height)) return;
if (!pending.size) requestAnimationFrame(apply);
pending.set(frame, `${Math.min(Math.max(Math.ceil(height), 80), 4000)}px`);
});
function apply() {
for (const [frame, height] of pending) {
const width = frame.clientWidth;
if (states.get(frame)?.width !== width) states.set(frame, { width, changes: 0 });
if (frame.style.height !== height && states.get(frame).changes++ < MOST) frame.style.height = height;
}
pending.clear();
}
listen("load", ({ target }) => {
if (!isOurs(target)) return;
adapt();
ask(target);
}, true);
function open(frame, src) {
const place = new Comment();
frame.replaceWith(place);
frame.src = src;
place.replaceWith(frame);
}
function adapt() {
for (const frame of listFrames()) {
const path = frame.src.slice(home.length);
if (PATH.exec(path)?.[2] === "auto") frame.dataset.youjuAuto = "";
if (!("youjuAuto" in frame.dataset)) continue;
const around = frame.closest("[lang]");
const lang = around && Element.prototype.getAttribute.call(around, "lang");
const code = chooseLanguage([lang, ...navigator.languages]);
const src = home + path.replace(PATH, `$1${code}`);
if (src !== frame.src) open(frame, src);
}
}
function mend(frame, language) {
const chosen = LANGUAGES[PATH.exec(frame.src.slice(home.length))?.[2]];
if (!language || !("youjuAuto" in frame.dataset) || language === chosen) return;
if (mended.get(frame) === frame.src) return;
mended.set(frame, frame.src);
open(frame, frame.src);
}
new MutationObserver(adapt).observe(document, { subtree: true, childList: true, attributeFilter: ["lang"] });
adapt();
listFrames().forEach(ask);
if (!customElements.get("youju-chart")) customElements.define("youju-chart", class extends HTMLElement {
static get observedAttributes() { return ["src", "theme"]; }
attributeChangedCallback() { if (this.isConnected) this.connectedCallback(); }
connectedCallback() {
const address = new URL(this.getAttribute("src"), this.baseURI);
if (!homes.some((one) => address.href.startsWith(one))) return;
if (this.hasAttribute("theme")) address.searchParams.set("theme", this.getAttribute("theme"));
const frame = this.querySelector("iframe") ?? this.makeFrame();
frame.src = address;
if (!frame.parentNode) this.prepend(frame);
adapt();
}
makeFrame() {
this.style.display = "block";
const frame = create("iframe");
frame.title = this.title || this.textContent.trim();
frame.loading = "lazy";
frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
frame.referrerPolicy = "no-referrer-when-downgrade";
frame.style.cssText = `border:0;width:100%;min-width:100%;height:${parseInt(this.getAttribute("height")) || 480}px`;
return frame;
}
});
})();