// The deck as somebody would write it by hand with PptxGenJS: a title, the text, the notes. For comparison.
//
// Use: node minimal_pptxgen.js FOLDER_OF_PPTXGENJS content.json deck.pptx

const fs = require("fs");
const [, , library, content, file] = process.argv;
const PptxGenJS = require(library);

const deck = new PptxGenJS();
for (const { title, body, notes } of JSON.parse(fs.readFileSync(content, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.3, w: 9, h: 0.9, fontSize: 28, bold: true });
  const lines = body.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
  slide.addText(lines, { x: 0.5, y: 1.3, w: 9, h: 4, fontSize: 18 });
  slide.addNotes(notes.join("\n"));
}
deck.stream({ compression: true }).then((data) => fs.writeFileSync(file, data));
