// A file that is dropped, or chosen: it is sent as it is, and what comes back is shown.
import { announce, send, tell } from "/static/studio.js";

export function drops(input, path, place, then) {
  const zone = input.closest("[data-dropzone]") || input.parentElement;
  const take = async (files) => {
    for (const file of files) {
      zone.classList.add("busy");
      const told = await send(typeof path === "function" ? path() : path, file, file.name);
      zone.classList.remove("busy");
      if (told.problems) tell(told.problems, place()); else { place()?.replaceChildren(); then(told, file); announce(file.name); }
    }
    input.value = "";
  };
  input.addEventListener("change", () => take([...input.files]));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("over"); take([...event.dataTransfer.files]); });
}
