{{/*
Every secret is a file in /etc/tailrace: one list says which, for the volume and for tailrace.yaml.
A YAML list of {file, secret, key, setting}; the setting is a path in tailrace.yaml.
*/}}
{{- define "tailrace.secretFiles" -}}
{{- $files := list -}}
{{- $own := .Values.secrets -}}
{{- $known := list
  (list $own.signingKeys "signing-keys" "signing-keys-file")
  (list $own.adminToken "admin-token" "admin-token-file")
  (list $own.redisPassword "redis-password" "log.password-file")
  (list $own.storePassword "store-password" "store.password-file")
  (list $own.databasePassword "database-password" "database.password-file")
  (list $own.appApiKey "app-api-key" "app-api-key-file")
-}}
{{- range $name, $feed := .Values.feeds -}}
{{- $prefix := printf "feeds.%s." $name -}}
{{- $known = append $known (list $feed.signingKeys (printf "feed-%s-signing-keys" $name) (printf "%ssigning-keys-file" $prefix)) -}}
{{- if $feed.appApiKey -}}
{{- $known = append $known (list $feed.appApiKey (printf "feed-%s-app-api-key" $name) (printf "%sapp-api-key-file" $prefix)) -}}
{{- end -}}
{{- end -}}
{{- range $known -}}
{{- $from := index . 0 -}}
{{- if $from.key -}}
{{- $secret := $from.existingSecret | default $.Values.existingSecret -}}
{{- $files = append $files (dict "file" (index . 1) "secret" $secret "key" $from.key "setting" (index . 2)) -}}
{{- end -}}
{{- end -}}
{{- toYaml $files -}}
{{- end -}}
