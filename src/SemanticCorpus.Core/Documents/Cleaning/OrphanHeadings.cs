namespace SemanticCorpus.Documents.Cleaning;

/// <summary>A heading under which nothing was left: all blocks up to the next heading of its level were dropped.</summary>
internal static class OrphanHeadings
{
    public static void Drop(IReadOnlyList<DraftBlock> blocks)
    {
        var keptUnder = new bool[8];
        var droppedUnder = new bool[8];
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block.Kind != BlockKind.Heading)
            {
                Array.Fill(block.Kept ? keptUnder : droppedUnder, true);
                continue;
            }

            var level = Math.Clamp(block.HeadingLevel, 1, 6);
            if (block.Kept && droppedUnder[level] && !keptUnder[level])
            {
                block.Drop("a heading with nothing left under it");
            }

            for (var deeper = level; deeper < keptUnder.Length; deeper++)
            {
                keptUnder[deeper] = false;
                droppedUnder[deeper] = false;
            }

            for (var higher = 0; higher < level; higher++)
            {
                keptUnder[higher] |= block.Kept;
                droppedUnder[higher] |= !block.Kept;
            }
        }
    }
}
