using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.Storage.Tests.Contract;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

public sealed class FaultTests : QdrantTest
{
    private const int Times = 20;
    private const double Patience = 0.6;

    public static TheoryData<StandInFault> Faults => [.. Enum.GetValues<StandInFault>()];

    // Most rounds fail once, so that a second attempt can succeed; every fourth fails until the store gives up.
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Searches_succeed_or_say_that_the_store_is_unavailable(StandInFault fault)
    {
        var samples = new Samples(70);
        await using var store = await OpenBrieflyPatientAsync(samples);
        await Patiently(store).ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 3), Cancellation);
        var query = new CandidateQuery { Embedding = samples.Vector(), Terms = ["model"], TokenIds = [1], Limit = 5 };
        for (var round = 0; round < Times; round++)
        {
            await BreakAsync(fault, "/query/batch", round % 4 == 3 ? int.MaxValue : 1);
            try
            {
                Assert.Equal(3, (await store.FindCandidatesAsync(query, Cancellation)).Dense.Count);
            }
            catch (StoreUnavailableException exception)
            {
                Assert.Contains(StandIn.Url.Authority, exception.Message, StringComparison.Ordinal);
            }

            await MendAsync(fault);
        }

        Assert.Equal(3, (await Patiently(store).FindCandidatesAsync(query, Cancellation)).Dense.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_was_acknowledged_is_there_whatever_went_wrong(StandInFault fault)
    {
        var samples = new Samples(71);
        var acknowledged = new Dictionary<string, DocumentRecord>();
        await using (var store = await OpenBrieflyPatientAsync(samples))
        {
            for (var round = 0; round < Times; round++)
            {
                // In turn the passages, and the switch.
                await BreakAsync(fault, round % 8 < 4 ? "/points" : "/points/batch", round % 4 == 3 ? int.MaxValue : 1);
                var document = samples.Document($"d{round % 7}");
                try
                {
                    await store.ReplaceDocumentAsync(document, samples.Passages(document.Id, 2), Cancellation);
                    acknowledged[document.Id] = document;
                }
                catch (StoreUnavailableException)
                {
                    // It is old or new, and which one is not known.
                    acknowledged.Remove(document.Id);
                }

                await MendAsync(fault);
            }

            var last = samples.Document("last");
            await Patiently(store).ReplaceDocumentAsync(last, samples.Passages("last", 2), Cancellation);
            acknowledged["last"] = last;
        }

        await using var again = await OpenAsync(samples.Schema);
        foreach (var document in acknowledged.Values)
        {
            Assert.Equal(Canonical.Of(document), Canonical.Of((await again.GetDocumentAsync(document.Id, Cancellation))!));
        }

        var found = await again.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Limit = 100 }, Cancellation);
        var status = await again.GetStatusAsync(Cancellation);
        Assert.Equal((status.Documents * 2, status.Passages), (status.Passages, found.Dense.Count));
    }

    // Nothing that has to succeed may depend on how busy the machine is.
    private static PatientStore Patiently(ICorpusStore store) => new(store, TimeSpan.FromMinutes(1), TimeProvider.System);

    private async Task<QdrantCorpusStore> OpenBrieflyPatientAsync(Samples samples)
    {
        await using (await OpenAsync(samples.Schema))
        {
            // The collection is made by one that waits longer.
        }

        while (true)
        {
            try
            {
                return await OpenAsync(samples.Schema, Options(seconds: Patience));
            }
            catch (StoreUnavailableException failure) when (failure.MayPass)
            {
                Cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task BreakAsync(StandInFault fault, string path, int times)
    {
        if (fault == StandInFault.Refused)
        {
            await StandIn.StopListeningAsync();
            return;
        }

        StandIn.Fault = (method, asked) => method != "GET" && asked.EndsWith(path, StringComparison.Ordinal) && times-- > 0 ? fault : null;
    }

    private async Task MendAsync(StandInFault fault)
    {
        StandIn.Fault = null;
        if (fault == StandInFault.Refused)
        {
            await StandIn.ListenAsync();
        }
    }
}
