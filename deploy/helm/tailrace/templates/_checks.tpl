{{/* What does not go together, all of it in one message; what a single value may be is in values.schema.json. */}}
{{- define "tailrace.checks" -}}
{{- $wrong := concat
  (include "tailrace.checks.required" . | fromYamlArray)
  (include "tailrace.checks.shape" . | fromYamlArray)
  (include "tailrace.checks.secrets" . | fromYamlArray)
-}}
{{- if $wrong -}}
{{- printf "\n\nThese values cannot work:\n- %s\n" (join "\n- " $wrong) | fail -}}
{{- end -}}
{{- end -}}

{{- define "tailrace.checks.required" -}}
{{- $wrong := list -}}
{{- if not .Values.image.repository -}}
{{- $wrong = append $wrong "image.repository is empty: push the release's image to a registry of yours, and name it there." -}}
{{- end -}}
{{- if not .Values.existingSecret -}}
{{- $wrong = append $wrong "existingSecret is empty: make a Secret with the keys signing-keys and admin-token, and name it." -}}
{{- end -}}
{{- if not (or .Values.secrets.signingKeys.key .Values.feeds) -}}
{{- $wrong = append $wrong "No signing key is named: set secrets.signingKeys.key, or name feeds with keys of their own." -}}
{{- end -}}
{{- if not .Values.secrets.adminToken.key -}}
{{- $wrong = append $wrong "secrets.adminToken.key is empty: the admin port is reachable in the cluster, so it needs a token." -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) -}}
{{- $wrong = append $wrong "ingress.host is empty: name the host that Customer.io calls." -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}

{{- define "tailrace.checks.shape" -}}
{{- $wrong := list -}}
{{- $log := (.Values.config.log).url | default "sqlite" -}}
{{- $database := (.Values.config.database).url | default "sqlite" -}}
{{- $warehouse := (.Values.config.warehouse).url | default "duckdb" -}}
{{- if eq .Values.shape "shared" -}}
{{- if not (hasPrefix "redis" $log) -}}
{{- $wrong = append $wrong "shape shared needs a log that its pods share: set config.log.url to redis://host:port/db." -}}
{{- end -}}
{{- if not (hasPrefix "jdbc:postgresql:" $database) -}}
{{- $wrong = append $wrong "shape shared needs a database that its workers share: set config.database.url to jdbc:postgresql://host:port/database." -}}
{{- end -}}
{{- if not (or (eq $warehouse "none") (hasPrefix "bigquery" $warehouse)) -}}
{{- $wrong = append $wrong "shape shared cannot keep a warehouse in a file: set config.warehouse.url to none, or to bigquery:PROJECT.DATASET." -}}
{{- end -}}
{{- else -}}
{{- if gt (int .Values.embedded.replicas) 1 -}}
{{- $wrong = append $wrong "embedded.replicas is above 1: one process owns the volume. For several pods, set shape to shared." -}}
{{- end -}}
{{- if ne $log "sqlite" -}}
{{- $wrong = append $wrong "shape embedded keeps the log on its volume, but config.log.url names another place: set shape to shared." -}}
{{- end -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}

{{/* A secret among the values would be in the ConfigMap, and in the release that Helm keeps. */}}
{{- define "tailrace.checks.secrets" -}}
{{- $wrong := list -}}
{{- $config := .Values.config -}}
{{- range $key := list "signing-keys" "admin-token" "app-api-key" -}}
{{- if or (hasKey $config $key) (hasKey $config (printf "%s-file" $key)) -}}
{{- $wrong = append $wrong (printf "config.%s is a secret: name its key in a Secret under secrets." $key) -}}
{{- end -}}
{{- end -}}
{{- range $section := list "log" "store" "database" -}}
{{- $of := index $config $section | default dict -}}
{{- if or (hasKey $of "password") (hasKey $of "password-file") -}}
{{- $wrong = append $wrong (printf "config.%s.password is a secret: name its key in a Secret under secrets." $section) -}}
{{- end -}}
{{- if or (regexMatch "//[^/]*@" ($of.url | default "")) (regexMatch "(?i)password[^=&]*=" ($of.url | default "")) -}}
{{- $wrong = append $wrong (printf "config.%s.url holds a user or a password: write config.%s.user, and name the password's key under secrets." $section $section) -}}
{{- end -}}
{{- end -}}
{{- range $key := list "port" "admin-port" "data-dir" "drain" "feeds" -}}
{{- if hasKey $config $key -}}
{{- $wrong = append $wrong (printf "config.%s is the chart's own: see values.yaml for what can be set instead." $key) -}}
{{- end -}}
{{- end -}}
{{- range $name, $feed := .Values.feeds -}}
{{- range $key, $value := ($feed.settings | default dict) -}}
{{- if or (hasPrefix "signing-keys" $key) (hasPrefix "app-api-key" $key) -}}
{{- $wrong = append $wrong (printf "feeds.%s.settings.%s is a secret: name its key beside settings." $name $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $key, $value := $config -}}
{{- if contains "." $key -}}
{{- $wrong = append $wrong (printf "config has the key %s with a dot: write it nested." $key) -}}
{{- end -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}
