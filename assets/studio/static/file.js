// The file itself, for those who want it: completed and checked while it is typed, saved when it can be read.
import { announce, course, element, post, say, state, tell } from "/static/studio.js";
import * as cm from "/static/vendor/codemirror.js";

const field = document.getElementById("code"), told = document.getElementById("told"), here = `/c/${course}`, file = field.dataset.file;
let was = field.value, timer = 0, busy = false;

// ---- the editor: in a shadow root, so that its styles need no leave of the page's policy
const { tags } = cm;
const looks = cm.EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: "var(--round)", fontSize: "13.5px", height: "min(66vh, 900px)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "DejaVu Sans Mono", Consolas, monospace', lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--sunk)", color: "var(--slate)", border: "0", borderRight: "1px solid var(--rule)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--chosen)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--bar) !important" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--act)", color: "var(--on-act)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { maxWidth: "340px", font: "14px/1.35 var(--sans)", padding: "6px 10px" },
  ".cm-completionIcon": { display: "none" },
  ".cm-diagnostic": { font: "14px/1.35 var(--sans)", padding: "6px 10px" },
  ".cm-panel input, .cm-panel button": { font: "14px/1.2 var(--sans)", color: "var(--ink)", background: "var(--paper)", border: "1px solid var(--edge)", borderRadius: "4px", padding: "3px 7px" },
});
const colours = cm.HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--petrol)", fontWeight: "700" },
  { tag: [tags.comment, tags.lineComment], color: "var(--slate)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.meta], color: "var(--slate)" },
]);

async function complete(context) {
  if (!context.explicit && !context.matchBefore(/[A-Za-z_][\w-]*$/)) return null;
  const answer = await post(`${here}/complete`, { file, before: context.state.sliceDoc(0, context.pos) });
  if (context.aborted || !answer.options?.length) return null;
  const options = answer.options.map((one) => ({ label: one.label, apply: one.apply, info: one.about || undefined }));
  return { from: context.pos - answer.length, options, validFor: /^[\w-]*$/ };
}

const place = element("div", { className: "editor" }), root = place.attachShadow({ mode: "open" });
field.replaceWith(place);
document.querySelector("label[for=code]").remove();
const view = new cm.EditorView({
  root, parent: root,
  state: cm.EditorState.create({
    doc: was,
    extensions: [
      cm.lineNumbers(), cm.lintGutter(), cm.history(), cm.drawSelection(), cm.highlightActiveLine(), cm.search(), cm.yaml(), cm.indentUnit.of("  "),
      cm.autocompletion({ override: [complete], icons: false }), cm.syntaxHighlighting(colours), looks,
      cm.keymap.of([...cm.completionKeymap, ...cm.lintKeymap, ...cm.searchKeymap, ...cm.historyKeymap, ...cm.defaultKeymap, cm.indentWithTab]),
      cm.EditorView.contentAttributes.of({ "aria-label": file, spellcheck: "false", tabindex: "0" }),
      cm.EditorView.updateListener.of((update) => { if (update.docChanged) { state("studio_saving", "busy"); clearTimeout(timer); timer = setTimeout(save, 400); } }),
    ],
  }),
});
const text = () => view.state.doc.toString();

// ---- what is wrong: at its line, and in a list
function show(problems) {
  const lines = view.state.doc.lines;
  view.dispatch(cm.setDiagnostics(view.state, problems.map((one) => {
    const line = view.state.doc.line(Math.min(lines, Math.max(1, Number(one.line)))), spaces = line.text.length - line.text.trimStart().length;
    return { from: line.from + spaces, to: line.to, severity: one.severity || "error", message: [one.message, one.hint].filter(Boolean).join(". ") };
  })));
  told.replaceChildren(...problems.map((one) => element("li", {}, element("button", { className: "btn tiny", type: "button", onclick: () => go(one.line) }, say("studio_line", { number: one.line })),
    element("span", {}, `${one.message}. `, element("span", { className: "quiet" }, one.hint)))));
}

function go(number) {
  const line = view.state.doc.line(Math.min(view.state.doc.lines, Math.max(1, Number(number))));
  view.dispatch({ selection: { anchor: line.from, head: line.to }, effects: cm.EditorView.scrollIntoView(line.from, { y: "center" }) });
  view.focus();
}

async function save() {
  if (busy) return;
  const now = text();
  if (now === was) { state("studio_saved"); return; }
  busy = true;
  const answer = await post(`${here}/file`, { file, text: now, was });
  if (answer.saved) { was = now; show(answer.problems_now); state("studio_saved"); }
  else if (answer.conflict) { state("studio_held", "held"); tell([{ message: say("studio_file_conflict"), hint: say("studio_file_conflict_hint") }]); }
  else { show((answer.problems || []).map((one) => ({ line: 1, ...one }))); state("studio_held", "held"); await check(); }
  busy = false;
  if (text() !== now) timer = setTimeout(save, 400);
}

async function check() {
  const { problems_now: now } = await post(`${here}/check`, { file, text: text() });
  if (now) { show(now); if (now.length) announce(now[0].message); }
}

document.getElementById("which").addEventListener("change", (event) => location.assign(`${here}/file?file=${encodeURIComponent(event.target.value)}`));
told.addEventListener("click", (event) => { if (event.target.dataset.line) go(Number(event.target.dataset.line)); });
addEventListener("beforeunload", (event) => { if (text() !== was) event.preventDefault(); });
if (field.dataset.line) go(Number(field.dataset.line));
await check();
document.body.dataset.ready = "yes";
