"""What a course rests on: paragraphs of articles by hashes, and what became of them since somebody looked."""
