# The service. The model is part of the image; nothing is downloaded when it runs.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
# Node.js is needed only where the package feed lacks Microsoft.ML.OnnxRuntime: eng/onnxruntime/provide then takes it from npm.
COPY . .
RUN eng/onnxruntime/provide \
 && dotnet publish src/SemanticCorpus.Cli -c Release --use-current-runtime --self-contained false -o /app --nologo -p:NuGetAudit=false \
 && mkdir -p /app/models && cp -r models/all-MiniLM-L6-v2 /app/models/ \
 && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
COPY --from=build /app /app
# The user of the base image; the volume takes the folder's owner when it is made.
COPY --from=build --chown=1654:1654 /data /data
ENV Corpus__Database=/data/main.db \
    Corpus__Server__Urls=http://0.0.0.0:8080 \
    DOTNET_EnableDiagnostics=0 \
    HOME=/tmp
USER 1654:1654
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/corpus.dll"]
CMD ["serve"]
