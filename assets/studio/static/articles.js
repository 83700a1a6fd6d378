// An article: what is kept and cut stays in sight, and the rights are a question.
import { course, post, tell } from "/static/studio.js";
import { drops } from "/static/drop.js";

const here = `/c/${course}`, place = document.getElementById("read"), problems = document.querySelector("main > [data-problems]");
let token = "", keep = [];

function show(told) { token = told.token; place.innerHTML = told.article; }
drops(document.getElementById("article"), `${here}/article`, () => problems, (told) => { keep = []; show(told); });

place.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-keep]");
  if (!button) return;
  keep.push(Number(button.dataset.keep));
  const told = await post(`${here}/article/sorted`, { token, keep });
  if (told.problems) tell(told.problems, problems); else show(told);
});
place.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const told = await post(`${here}/article/taken`, { token, keep, rights: form.elements.rights.value, module: form.elements.module.value, draft: form.elements.draft.checked });
  if (told.go) location.assign(told.go); else tell(told.problems, document.getElementById("article-problems"));
});
document.body.dataset.ready = "yes";
