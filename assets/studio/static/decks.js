// An edited deck: nothing is written before the button, and what is left open can come home another time.
import { announce, ask, course, post, tell } from "/static/studio.js";
import { drops } from "/static/drop.js";

const here = `/c/${course}`, place = document.getElementById("edits"), problems = document.querySelector("main > [data-problems]");
let token = "";

drops(document.getElementById("deck"), `${here}/deck`, () => problems, (told) => { token = told.token; place.innerHTML = told.edits; count(); });

function chosen() {
  const form = document.getElementById("take");
  const edits = [...form.querySelectorAll("[name^=edit-]:checked")].filter((one) => one.value === "deck").map((one) => Number(one.name.slice(5)));
  const sides = Object.fromEntries([...form.querySelectorAll("[name^=side-]:checked")].map((one) => [one.name.slice(5), one.value]));
  return { edits, sides };
}

function count() {
  const button = document.getElementById("bring");
  if (!button) return;
  const { edits, sides } = chosen();
  button.textContent = button.dataset.words.replace("{count}", edits.length + Object.values(sides).filter((one) => one === "deck").length);
}
place.addEventListener("change", count);
place.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await post(`${here}/deck/taken`, { token, ...chosen() });
  if (told.problems) { tell(told.problems, problems); return; }
  place.replaceChildren(Object.assign(document.createElement("p"), { className: "note", textContent: told.said }));
  announce(told.said);
  const page = new DOMParser().parseFromString((await ask(location.href)).text, "text/html");
  document.getElementById("head").replaceWith(page.getElementById("head"));
});
document.body.dataset.ready = "yes";
