// A long word is several tokens to the model; where neighbours chose the same word and make up one in the question, they are shown as one.

export function wholeWords(matches, question) {
  const asked = question.toLowerCase();
  const words = [];
  for (const match of matches) {
    const before = words.at(-1);
    const joined = before && before.passage === match.passage ? before.question + match.question : null;
    if (joined && asked.includes(joined.toLowerCase())) words[words.length - 1] = join(before, match, joined);
    else words.push(match);
  }
  return words;
}

function join(first, second, question) {
  const weight = first.weight + second.weight;
  const similarity = weight > 0 ? (first.similarity * first.weight + second.similarity * second.weight) / weight : first.similarity;
  return { question, passage: first.passage, similarity, weight };
}
