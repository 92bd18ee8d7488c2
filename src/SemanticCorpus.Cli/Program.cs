return await SemanticCorpus.Cli.CorpusCommandLine.RunAsync(args).ConfigureAwait(false);
