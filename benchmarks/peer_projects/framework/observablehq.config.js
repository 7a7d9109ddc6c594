// Prose and charts alone: no search, no pager, no list of pages.
export default {root: "src", output: "dist", title: "Peer", pages: [], pager: false, search: false};
